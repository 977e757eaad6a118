package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Uploads on a server that dies, and on a disk without room (B06, B09, B10, A21). */
@ResourceLock(PortalServer.MORTAL)
class UploadCrashIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.mortal();

    private static final int LENGTH = 20_000_000;

    @Test
    void upload_acrossTwoKills_losesNothingThatWasTold() throws IOException {
        byte[] file = TusClient.media(LENGTH, 2);
        TusClient tus = new TusClient(SERVER.signIn("author"));
        HttpResponse<String> created = tus.create(LENGTH, TusClient.metadata("filename", "talk.mp4"));
        String upload = created.headers().firstValue("Location").orElseThrow();
        tus.append(upload, 0, Arrays.copyOfRange(file, 0, 3_000_001));

        Socket cut =
                tus.beginChunk(upload, 3_000_001, LENGTH - 3_000_001, Arrays.copyOfRange(file, 3_000_001, 9_500_000));
        long told = awaitProgress(tus, upload, 3_000_001);
        SERVER.killAndRestart();
        cut.close();

        TusClient again = new TusClient(SERVER.signIn("author"));
        long offset = again.offset(upload);
        assertThat(offset).isBetween(told, 9_500_000L);
        HttpResponse<String> last = again.append(upload, offset, Arrays.copyOfRange(file, (int) offset, LENGTH));
        assertThat(last.statusCode()).isEqualTo(204);
        SERVER.killAndRestart();

        TusClient third = new TusClient(SERVER.signIn("author"));
        assertThat(third.offset(upload)).isEqualTo(LENGTH);
        assertThat(Files.readAllBytes(source(LENGTH))).isEqualTo(file);
    }

    @Test
    void file_forWhichThereIsNoRoom_isRefusedBeforeItTravels() {
        TusClient tus = new TusClient(SERVER.signIn("author"));
        HttpResponse<String> reply = tus.create(49_000_000_000_000L, TusClient.metadata("filename", "huge.mp4"));
        assertThat(reply.statusCode()).isEqualTo(507);
        assertThat(PortalClient.json(reply).path("detail").asString()).contains("room");
    }

    private static long awaitProgress(TusClient tus, String upload, long beyond) {
        long offset = tus.offset(upload);
        while (offset <= beyond) {
            offset = tus.offset(upload);
        }
        return offset;
    }

    private static Path source(long size) throws IOException {
        try (Stream<Path> files = Files.walk(SERVER.home().resolve("media/sources"))) {
            return files.filter(file -> file.endsWith("source") && file.toFile().length() == size)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
