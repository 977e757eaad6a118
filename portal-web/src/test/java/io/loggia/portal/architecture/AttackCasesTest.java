package io.loggia.portal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of attacks in docs/security.md names the tests that carry a case's tag: all of them, and no others. */
class AttackCasesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs").resolve("security.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (D\\d\\d) \\|[^|]+\\|([^|]+)\\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(D\\d\\d)\"\\)");

    @Test
    void table_equalsTheTagsOfTheTests() throws IOException {
        assertThat(documented()).containsExactlyEntriesOf(tagged());
    }

    @Test
    void everyCase_hasATest() throws IOException {
        assertThat(tagged().keySet())
                .isEqualTo(IntStream.rangeClosed(1, 20)
                        .mapToObj("D%02d"::formatted)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>();
        for (MatchResult row : ROW.matcher(Files.readString(PAGE)).results().toList()) {
            rows.put(
                    row.group(1),
                    NAME.matcher(row.group(2))
                            .results()
                            .map(name -> name.group(1))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return rows;
    }

    private static Map<String, Set<String>> tagged() throws IOException {
        Map<String, Set<String>> cases = new TreeMap<>();
        for (String module : List.of("portal-web", "portal-ear")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> TAG.matcher(text(file))
                                .results()
                                .forEach(tag -> cases.computeIfAbsent(tag.group(1), id -> new TreeSet<>())
                                        .add(file.getFileName().toString().replace(".java", ""))));
            }
        }
        return cases;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
