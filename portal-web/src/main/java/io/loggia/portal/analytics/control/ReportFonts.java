package io.loggia.portal.analytics.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** The typefaces that the operator has laid down for what those of the portal do not have. */
@ApplicationScoped
public class ReportFonts {

    private static final String NONE = "none";
    private static final List<String> ENDINGS = List.of(".ttf", ".ttc", ".otf");

    @Inject
    @ConfigProperties
    private AnalyticsConfig config;

    /** In the order of their names. */
    public List<Path> files() {
        if (config.fonts.equals(NONE)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(Path.of(config.fonts))) {
            return all.filter(ReportFonts::isFont).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFont(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }
}
