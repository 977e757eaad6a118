package io.loggia.portal.analytics.control;

import io.loggia.domain.ReportId;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Where finished reports lie, below the home that all servers share. They tell of people: nobody else may look in. */
@ApplicationScoped
public class ReportFolder {

    private static final String FOLDER = "reports";
    private static final String GROWING = ".part";

    /** A finished report, or an attempt at one. */
    private static final Pattern NAME =
            Pattern.compile("(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(?:\\.(\\d{1,6})\\.part)?");

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    /** Where a finished report lies. */
    public Path file(ReportId report) {
        return folder().resolve(report.toString());
    }

    /** Where an attempt at it grows. */
    public Path growing(ReportId report, int attempt) throws IOException {
        Path folder = folder();
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return folder.resolve(report + "." + attempt + GROWING);
    }

    /** The attempt is whole: from here on it is the report. Durable when this returns. */
    public void finish(Path growing, ReportId report) throws IOException {
        try (FileChannel channel = FileChannel.open(growing, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(growing, file(report), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public void remove(ReportId report) {
        delete(file(report));
    }

    /** Removes what a crash left behind, and what nobody has asked for any more. */
    public void tidy(Predicate<ReportId> isKept, BiPredicate<ReportId, Integer> isGrowing) {
        if (!Files.isDirectory(folder())) {
            return;
        }
        try (Stream<Path> files = Files.list(folder())) {
            files.filter(file -> !isWanted(file.getFileName().toString(), isKept, isGrowing))
                    .forEach(ReportFolder::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWanted(String name, Predicate<ReportId> isKept, BiPredicate<ReportId, Integer> isGrowing) {
        Matcher ours = NAME.matcher(name);
        if (!ours.matches()) {
            return true;
        }
        ReportId report = ReportId.parse(ours.group(1));
        String attempt = ours.group(2);
        return attempt == null ? isKept.test(report) : isGrowing.test(report, Integer.valueOf(attempt));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() {
        return Path.of(platform.home).resolve(FOLDER).toAbsolutePath().normalize();
    }
}
