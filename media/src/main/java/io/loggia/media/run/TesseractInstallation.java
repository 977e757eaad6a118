package io.loggia.media.run;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/**
 * The tesseract program, ready to start.
 *
 * @param folder where it lies with the libraries that it needs
 */
public record TesseractInstallation(Path folder) {

    static final String PROGRAM = "tesseract";

    private static final String PLATFORM = Loader.getPlatform() + "/";
    private static final List<String> PLACES =
            List.of("org/bytedeco/tesseract/" + PLATFORM, "org/bytedeco/leptonica/" + PLATFORM);

    /**
     * Unpacks the bundled program below {@code parent}, once.
     *
     * @throws LoggiaException {@link ErrorCode#UNAVAILABLE} where this build has none for the machine
     */
    public static TesseractInstallation unpack(Path parent) {
        if (!ProgramBundle.isThere(PLACES.getFirst() + PROGRAM)) {
            throw new LoggiaException(
                    ErrorCode.UNAVAILABLE,
                    "This build of Loggia brings no Tesseract for " + Loader.getPlatform() + ".");
        }
        return new TesseractInstallation(new ProgramBundle(List.of(PROGRAM), PLACES).unpack(parent, PROGRAM));
    }

    Path program() {
        return folder.resolve(PROGRAM);
    }
}
