package io.loggia.media.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A12")
class UploadedPictureTest {

    @TempDir
    Path folder;

    private static ErrorCode refused(byte[] file) {
        return catchThrowableOfType(LoggiaException.class, () -> UploadedPicture.of(file))
                .code();
    }

    private static byte[] png(int width, int height) {
        ByteBuffer bytes = ByteBuffer.allocate(64);
        bytes.put(HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452"));
        return bytes.putInt(width).putInt(height).array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.jpg", "a.webp", "b.webp"})
    void picture_ofEachKind_isMeasuredAndDrawnAnew(String name) throws Exception {
        String[] lossless = name.startsWith("b") ? new String[] {"-lossless", "1"} : new String[] {"-q:v", "5"};
        Path file = Clips.make(
                folder,
                name,
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=2000x1000",
                "-frames:v",
                "1",
                lossless[0],
                lossless[1],
                "-metadata",
                "comment=PRIVATE");
        UploadedPicture picture = UploadedPicture.of(Files.readAllBytes(file));

        assertThat(picture.width()).isEqualTo(2000);
        assertThat(picture.height()).isEqualTo(1000);

        Path out = Files.createDirectory(folder.resolve("out"));
        new StillMaker(TestTools.tools(), 2, 4L << 30).posterOf(picture, file, out);

        Path poster = out.resolve(StillMaker.POSTER);
        assertThat(ImageIO.read(poster.toFile()).getWidth()).isEqualTo(1280);
        assertThat(new String(Files.readAllBytes(poster), StandardCharsets.ISO_8859_1))
                .doesNotContain("PRIVATE");
    }

    @Test
    void pictureThatClaimsTooMuch_isRefusedUndecoded() {
        assertThat(refused(png(30_000, 30_000))).isEqualTo(ErrorCode.MEDIA_LIMIT);
        assertThat(refused(png(Integer.MAX_VALUE, 1))).isEqualTo(ErrorCode.MEDIA_BROKEN);
        assertThat(refused(png(-1, -1))).isEqualTo(ErrorCode.MEDIA_LIMIT);
        assertThat(refused(png(0, 0))).isEqualTo(ErrorCode.MEDIA_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "<?xml?><svg/>", "GIF89a", "#EXTM3U", "", "BM"})
    void anythingElse_isRefused(String content) {
        assertThat(refused(content.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(ErrorCode.UNSUPPORTED_TYPE);
    }

    @Test
    void damagedPicture_isRefusedInWords() throws IOException {
        Path file = Files.write(folder.resolve("a.png"), png(100, 100));
        UploadedPicture picture = UploadedPicture.of(Files.readAllBytes(file));

        LoggiaException e = catchThrowableOfType(
                LoggiaException.class,
                () -> new StillMaker(TestTools.tools(), 2, 4L << 30).posterOf(picture, file, folder));

        assertThat(e.code()).isEqualTo(ErrorCode.MEDIA_BROKEN);
        assertThat(refused(HexFormat.of().parseHex("ffd8ffe00010"))).isEqualTo(ErrorCode.MEDIA_BROKEN);
    }
}
