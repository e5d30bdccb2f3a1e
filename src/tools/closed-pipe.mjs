/** Whoever reads what a command prints may stop early (`| head`): that is the command's end, no fault to be told of. */
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
