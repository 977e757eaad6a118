package io.loggia.bench;

import io.loggia.it.Nginx;
import io.loggia.it.Ports;
import java.io.IOException;
import java.util.List;

/** nginx that sends the files of a folder and asks nobody: as its own documentation tunes it, without a log. */
final class PlainNginx {

    private final Process process;
    private final int port;

    private PlainNginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param www below the folder of the benchmark */
    static PlainNginx serving(BenchFolder folder, String www) throws IOException, InterruptedException {
        int port = Ports.free();
        String user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
        folder.writeLines(
                "nginx.conf",
                List.of(
                        user + "worker_processes auto; daemon off; pid nginx.pid; error_log stderr;",
                        "events { worker_connections 1024; }",
                        "http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=1000;",
                        "server { listen 127.0.0.1:" + port + "; root " + www + "; } }"));
        Process nginx = new ProcessBuilder(
                        Nginx.program().toString(),
                        "-p",
                        folder.file("").toAbsolutePath() + "/",
                        "-c",
                        "nginx.conf",
                        "-e",
                        "stderr")
                .inheritIO()
                .start();
        Thread.sleep(1_000);
        if (!nginx.isAlive()) {
            throw new IllegalStateException("nginx did not start");
        }
        return new PlainNginx(nginx, port);
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
