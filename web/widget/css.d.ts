/** Styles come as text: they are put into constructable sheets. */
declare module "*.css?inline" {
  const css: string;
  export default css;
}
