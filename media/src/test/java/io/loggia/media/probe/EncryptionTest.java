package io.loggia.media.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted media is told from broken media. */
@Tag("A11")
class EncryptionTest {

    @TempDir
    Path folder;

    private final Prober prober = new Prober(TestTools.tools(), ProbeLimits.DEFAULT);
    private Path clip;

    @BeforeEach
    void makeClip() {
        clip = Clips.browserReady(folder, 1, "64x64");
    }

    private void assertEncrypted(Path file) {
        LoggiaException e = catchThrowableOfType(LoggiaException.class, () -> prober.probe(file));
        assertThat(e.code()).isEqualTo(ErrorCode.MEDIA_ENCRYPTED);
        assertThat(e.code().code()).isEqualTo("media-encrypted");
    }

    private Path encrypted(String name, String... more) {
        String[] arguments = {
            "-c",
            "copy",
            "-encryption_scheme",
            "cenc-aes-ctr",
            "-encryption_key",
            "76a6c65c5ea762046bd749a2e632ccbb",
            "-encryption_kid",
            "a7e61c373e219033c21091fa607bf3b8"
        };
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Clips.remake(clip, name, all);
    }

    @Test
    void mp4_withEncryptedTracks_isRefused() {
        assertEncrypted(encrypted("a.mp4"));
        assertEncrypted(encrypted("b.mp4", "-movflags", "+faststart"));
        assertEncrypted(encrypted("c.mp4", "-movflags", "frag_keyframe+empty_moov"));
    }

    @Test
    void matroska_withContentEncryption_isRefused() throws IOException {
        // EBML header, Segment and Tracks of unknown size, TrackEntry, ContentEncodings, ContentEncoding, -Encryption
        String tracks = "1654ae6b" + "8c" + "ae" + "8a" + "6d80" + "87" + "6240" + "84" + "5035" + "81" + "00";
        String file = "1a45dfa3" + "84" + "42868101" + "18538067" + "01ffffffffffffff" + "ec" + "82" + "0000" + tracks;

        assertEncrypted(Files.write(folder.resolve("a.mkv"), HexFormat.of().parseHex(file)));
    }

    @Test
    void transportStream_thatIsScrambled_isRefused() throws IOException {
        byte[] stream = Files.readAllBytes(Clips.remake(clip, "a.ts", "-c", "copy"));
        for (int at = 0; at < stream.length; at += 188) {
            stream[at + 3] |= (byte) 0x80;
        }

        assertEncrypted(Files.write(folder.resolve("b.ts"), stream));
    }

    @Test
    void windowsMedia_withProtection_isRefused() throws IOException {
        byte[] film = Files.readAllBytes(Clips.remake(clip, "a.wmv", "-c:v", "wmv2", "-c:a", "wmav2"));
        byte[] object = HexFormat.of().parseHex("fbb3112223bdd211b4b700a0c955fc6e");
        System.arraycopy(object, 0, film, 30, object.length);

        assertEncrypted(Files.write(folder.resolve("b.wmv"), film));
    }

    @Test
    void plainMedia_ofTheSameKinds_isNot() throws Exception {
        for (String name : new String[] {"a.mov", "a.mkv", "a.ts"}) {
            assertThat(prober.probe(Clips.remake(clip, name, "-c", "copy")).video())
                    .isNotNull();
        }
    }
}
