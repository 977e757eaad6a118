package io.loggia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real S3 server (S3Proxy) as its own process. Its objects are files of one folder, in which a test may look and spoil. */
final class S3Server implements BeforeAllCallback, AfterAllCallback {
    static final String BUCKET = "originals";
    static final String ACCESS_KEY = "loggia-test";
    static final String SECRET_KEY = "correct-horse-battery";

    private final Path folder = newFolder();
    private final int port = Ports.free();
    private final JavaServer server =
            new JavaServer(Path.of("portal-web", "s3proxy", "target", "lib"), folder.resolve("s3proxy.log"), port);

    @Override
    public void beforeAll(ExtensionContext context) {
        try {
            Files.createDirectories(objects());
            restart();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings of a server that is to use this one as its second store. */
    Map<String, String> settings() {
        return Map.of(
                "LOGGIA_STORAGE_OTHER",
                "s3",
                "LOGGIA_STORAGE_S3_ENDPOINT",
                endpoint().toString(),
                "LOGGIA_STORAGE_S3_BUCKET",
                BUCKET,
                "LOGGIA_STORAGE_S3_ACCESS_KEY",
                ACCESS_KEY,
                "LOGGIA_STORAGE_S3_SECRET_KEY",
                SECRET_KEY);
    }

    /** As when the machine it runs on is gone. */
    void stop() {
        server.kill();
    }

    /** It takes connections and answers nobody, as one does whose disks hang. */
    void freeze() {
        server.signal("-STOP");
    }

    /** It goes on as if nothing had been. */
    void thaw() {
        server.signal("-CONT");
    }

    /** It comes back with all it had. */
    void restart() throws IOException {
        Path properties = Files.writeString(folder.resolve("s3proxy.conf"), """
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                s3proxy.endpoint=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                jclouds.identity=unused
                jclouds.credential=unused
                """.formatted(
                        ACCESS_KEY, SECRET_KEY, endpoint(), folder.resolve("buckets")));
        server.start("-Xmx256m", "-DLOG_LEVEL=warn", "org.gaul.s3proxy.Main", "--properties", properties.toString());
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where the bucket's objects are. */
    Path objects() {
        return folder.resolve("buckets").resolve(BUCKET);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.kill();
        Trees.delete(folder);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("s3proxy");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
