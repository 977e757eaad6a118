package io.loggia.media.ocr;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Tesseract has learned of languages: files that we do not bring.
 *
 * @param folder that holds them
 * @param languages as Tesseract names them, by name
 */
public record LanguageData(Path folder, List<String> languages) {

    private static final System.Logger LOGGER = System.getLogger(LanguageData.class.getName());

    private static final Path DEBIAN = Path.of("/usr/share/tesseract-ocr");
    private static final String FOLDER = "tessdata";
    private static final String ENDING = ".traineddata";
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{3}(?:_[A-Za-z]{3,8}){0,2}");
    /** They tell a script's direction and formulas, not a language. */
    private static final Set<String> NO_LANGUAGE = Set.of("osd", "equ");

    /** Languages that letters alone do not name. */
    private static final Map<String, String> SCRIPTS = Map.of("zh", "chi_sim", "zh-Hant", "chi_tra");

    private static final String ENGLISH = "eng";
    /** Each costs time, and more than a few are read worse than the right one. */
    private static final int MOST = 3;

    public LanguageData {
        languages = List.copyOf(languages);
    }

    /** What lies in a folder; without languages where there is nothing, or no such folder. */
    public static LanguageData at(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try (Stream<Path> files = Files.list(absolute)) {
            return new LanguageData(
                    absolute,
                    files.filter(Files::isReadable)
                            .map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(ENDING))
                            .map(name -> name.substring(0, name.length() - ENDING.length()))
                            .filter(name -> NAME.matcher(name).matches() && !NO_LANGUAGE.contains(name))
                            .sorted()
                            .toList());
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "No language data can be listed", e);
            return new LanguageData(absolute, List.of());
        }
    }

    /** What Debian's packages {@code tesseract-ocr-*} have laid down, of the newest version. */
    public static Optional<LanguageData> ofDebian() {
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve(FOLDER))
                    .filter(Files::isDirectory)
                    .sorted(Comparator.comparing(Path::toString).reversed())
                    .map(LanguageData::at)
                    .filter(data -> !data.languages().isEmpty())
                    .findFirst();
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "Debian's language data is not installed", e);
            return Optional.empty();
        }
    }

    /**
     * The languages to read something in: its own, and English, which slides in any language use; without its own, the
     * first that there are.
     *
     * @param tag BCP 47; null where nobody has told
     * @return as Tesseract takes them, empty where there is none
     */
    public String toReadIn(@Nullable String tag) {
        List<String> chosen = new ArrayList<>();
        String own = tag == null ? null : name(tag);
        if (own != null && languages.contains(own)) {
            chosen.add(own);
        }
        if (languages.contains(ENGLISH) && !chosen.contains(ENGLISH)) {
            chosen.add(ENGLISH);
        }
        if (own == null) {
            languages.stream().filter(name -> !chosen.contains(name)).forEach(chosen::add);
        }
        return String.join("+", chosen.subList(0, Math.min(MOST, chosen.size())));
    }

    private static @Nullable String name(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (SCRIPTS.containsKey(locale.getLanguage())) {
            boolean traditional = locale.getScript().equals("Hant")
                    || Set.of("TW", "HK", "MO").contains(locale.getCountry());
            return traditional ? SCRIPTS.get("zh-Hant") : SCRIPTS.get("zh");
        }
        try {
            String letters = locale.getISO3Language();
            return letters.isEmpty() ? null : letters;
        } catch (MissingResourceException e) {
            LOGGER.log(Level.TRACE, "A language without three letters", e);
            return null;
        }
    }
}
