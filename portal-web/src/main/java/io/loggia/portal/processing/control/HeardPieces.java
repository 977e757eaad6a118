package io.loggia.portal.processing.control;

import io.loggia.domain.Cue;
import io.loggia.media.caption.CaptionLimits;
import io.loggia.media.caption.CaptionParser;
import io.loggia.media.caption.WebVttWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an engine wrote down so far: a file of WebVTT for each piece, whose name says what piece it is. */
final class HeardPieces {

    private static final Pattern NAME = Pattern.compile("heard-([0-9]{1,12})-([0-9]{1,12})-([a-z]{0,3})\\.vtt");
    private static final String UNFINISHED = "heard.part";

    private final CaptionParser parser = new CaptionParser(CaptionLimits.DEFAULT);
    private final Path folder;

    HeardPieces(Path folder) {
        this.folder = folder;
    }

    /**
     * A part of a film.
     *
     * @param language two or three letters; null where the engine told none
     */
    record Piece(Duration from, Duration to, @Nullable String language, List<Cue> cues) {}

    /** The piece that begins there, if the engine was asked already. */
    Optional<Piece> find(Duration from) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(String.valueOf(file.getFileName())))
                    .filter(name -> name.matches() && Long.parseLong(name.group(1)) == from.toMillis())
                    .findFirst()
                    .map(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what was written down", e);
        }
    }

    private Piece read(Matcher name) {
        try {
            byte[] file = Files.readAllBytes(folder.resolve(name.group()));
            return new Piece(
                    Duration.ofMillis(Long.parseLong(name.group(1))),
                    Duration.ofMillis(Long.parseLong(name.group(2))),
                    name.group(3).isEmpty() ? null : name.group(3),
                    file.length == 0 ? List.of() : parser.parse(file, null).cues());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what was written down", e);
        }
    }

    void keep(Piece piece) {
        String language = piece.language();
        String name = "heard-" + piece.from().toMillis() + "-" + piece.to().toMillis() + "-"
                + (language == null ? "" : language) + ".vtt";
        Path part = folder.resolve(UNFINISHED);
        try {
            Files.writeString(part, piece.cues().isEmpty() ? "" : WebVttWriter.write(piece.cues()));
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep what was written down", e);
        }
    }
}
