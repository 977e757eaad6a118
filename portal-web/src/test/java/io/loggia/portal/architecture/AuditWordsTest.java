package io.loggia.portal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the audit log words every action that the server writes down. */
class AuditWordsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path WORDS = Path.of("src/main/ui/admin/i18n");

    /** What was done to what, in the past; names of settings read alike, and stand in no class that audits. */
    private static final Pattern ACTION =
            Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\\.([a-z]+(?:-[a-z]+)*(?:ed|en|d|set))\"");

    @ParameterizedTest
    @ValueSource(strings = {"en.json", "de.json"})
    void everyAction_hasWords(String language) throws IOException {
        Set<String> actions = actions();

        assertThat(actions).contains("person.created", "search.rebuild-started", "queue.paused");
        try (Reader file = Files.newBufferedReader(WORDS.resolve(language));
                JsonReader json = Json.createReader(file)) {
            JsonObject words = json.readObject().getJsonObject("audit").getJsonObject("action");
            assertThat(actions).allSatisfy(action -> {
                String[] parts = action.split("\\.", 2);
                assertThat(words).containsKey(parts[0]);
                assertThat(words.getJsonObject(parts[0])).containsKey(parts[1]);
            });
        }
    }

    private static Set<String> actions() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(AuditWordsTest::read)
                    .filter(source -> source.contains("audit"))
                    .flatMap(source -> ACTION.matcher(source).results())
                    .map(AuditWordsTest::action)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String action(MatchResult found) {
        return found.group(1) + "." + found.group(2);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
