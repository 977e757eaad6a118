package io.loggia.media.still;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A picture as somebody sent it, known by its own first bytes. Its size is read here, before anything decodes it: a few
 * kilobytes can claim gigabytes of pixels (attack A12). Drawings that can hold scripts are none of the kinds.
 *
 * @param demuxer the one reader of FFmpeg's for it
 */
public record UploadedPicture(String demuxer, String codec, int width, int height) {

    /** The largest file that is looked at. */
    public static final int MAX_BYTES = 15 * 1024 * 1024;

    private static final int MAX_SIDE = 12_000;
    private static final long MAX_PIXELS = 50_000_000;
    private static final int SMALLEST_SIDE = 16;

    /**
     * @param file all of it
     * @throws LoggiaException {@link ErrorCode#UNSUPPORTED_TYPE} for another kind, {@link ErrorCode#MEDIA_LIMIT} for one
     *     too large, {@link ErrorCode#MEDIA_BROKEN} when it ends too soon
     */
    public static UploadedPicture of(byte[] file) {
        UploadedPicture picture = png(file)
                .or(() -> jpeg(file))
                .or(() -> webp(file))
                .orElseThrow(() -> new LoggiaException(
                        ErrorCode.UNSUPPORTED_TYPE, "The poster must be a PNG, JPEG or WebP picture."));
        if (picture.width < SMALLEST_SIDE || picture.height < SMALLEST_SIDE) {
            throw new LoggiaException(ErrorCode.MEDIA_BROKEN, "The picture has no size of use.");
        }
        if (picture.width > MAX_SIDE
                || picture.height > MAX_SIDE
                || (long) picture.width * picture.height > MAX_PIXELS) {
            throw new LoggiaException(
                    ErrorCode.MEDIA_LIMIT, "The picture has more than " + MAX_PIXELS / 1_000_000 + " megapixels.");
        }
        return picture;
    }

    /** "The IHDR chunk shall be the first chunk in the PNG datastream" (PNG §11.2.1). */
    private static Optional<UploadedPicture> png(byte[] file) {
        boolean png = ascii(file, 1, 3).equals("PNG") && ascii(file, 12, 4).equals("IHDR");
        return png && (file[0] & 0xFF) == 0x89 && file.length >= 24
                ? Optional.of(new UploadedPicture("png_pipe", "png", big(file, 16, 4), big(file, 20, 4)))
                : Optional.empty();
    }

    /** The frame header tells the size (ITU-T T.81 §B.2.2); what is ahead of it is skipped by its lengths. */
    private static Optional<UploadedPicture> jpeg(byte[] file) {
        if (file.length < 4 || big(file, 0, 3) != 0xFFD8FF) {
            return Optional.empty();
        }
        int at = 2;
        while (at + 9 < file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return Optional.of(
                        new UploadedPicture("jpeg_pipe", "mjpeg", big(file, at + 7, 2), big(file, at + 5, 2)));
            }
            at += marker == 0xFF ? 1 : 2 + Math.max(2, big(file, at + 2, 2));
        }
        throw new LoggiaException(ErrorCode.MEDIA_BROKEN, "The picture is incomplete.");
    }

    /** RFC 9649 §2.5 to §2.7; moving pictures are not taken. */
    private static Optional<UploadedPicture> webp(byte[] file) {
        if (!ascii(file, 0, 4).equals("RIFF") || !ascii(file, 8, 4).equals("WEBP") || file.length < 30) {
            return Optional.empty();
        }
        return switch (ascii(file, 12, 4)) {
            case "VP8 " ->
                Optional.of(new UploadedPicture(
                        "webp_pipe", "webp", little(file, 26, 2) & 0x3FFF, little(file, 28, 2) & 0x3FFF));
            case "VP8L" -> {
                int bits = little(file, 21, 4);
                yield Optional.of(
                        new UploadedPicture("webp_pipe", "webp", (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1));
            }
            case "VP8X" -> {
                boolean moving = (file[20] & 0x02) != 0;
                yield moving
                        ? Optional.empty()
                        : Optional.of(new UploadedPicture(
                                "webp_pipe", "webp", little(file, 24, 3) + 1, little(file, 27, 3) + 1));
            }
            default -> Optional.empty();
        };
    }

    private static int big(byte[] file, int from, int length) {
        int value = 0;
        for (int i = 0; i < length; i++) {
            value = (value << 8) | (file[from + i] & 0xFF);
        }
        return value < 0 ? Integer.MAX_VALUE : value;
    }

    private static int little(byte[] file, int from, int length) {
        int value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = (value << 8) | (file[from + i] & 0xFF);
        }
        return value;
    }

    private static String ascii(byte[] file, int from, int length) {
        return from + length <= file.length ? new String(file, from, length, StandardCharsets.ISO_8859_1) : "";
    }
}
