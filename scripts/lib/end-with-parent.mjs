/** Preloaded into the server: when the process that started it dies, also by kill -9, the channel between them breaks. */
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
