/** The rehearsal server's answers to the admin. */
export function admin(method, path, body, url, { refuse }) {
  return refuse(404, "not_found", "Nothing is here.");
}
