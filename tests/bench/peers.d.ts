declare module "jstat" {
  const library: { jStat: { beta: { sample(alpha: number, beta: number): number } } };
  export default library;
}
