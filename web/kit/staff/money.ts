/** How an amount is said. */

/** "84.90 €"-like, in the reader's language; the raw pair when the currency is not one we know. */
export function money(of: { readonly amount: string; readonly currency: string }): string {
  try {
    return new Intl.NumberFormat("en-IE", { style: "currency", currency: of.currency }).format(
      Number(of.amount),
    );
  } catch {
    return `${of.amount} ${of.currency}`;
  }
}
