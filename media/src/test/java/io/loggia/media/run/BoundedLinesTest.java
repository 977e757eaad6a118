package io.loggia.media.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

    private static List<String> lines(String text, int most) throws IOException {
        BoundedLines reader = new BoundedLines(new StringReader(text), most);
        List<String> lines = new ArrayList<>();
        for (String line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }

    @Test
    void lines_endAtEitherSign_asElsewhereInJava() throws IOException {
        for (String text : List.of("", "\n", "a", "a\n", "a\r\nb", "a\rb\r\r\n\nc\r", "\r\n\r\n")) {
            assertThat(lines(text, 100))
                    .as("of %s", text)
                    .containsExactlyElementsOf(text.lines().toList());
        }
    }

    @Test
    void lineWithoutEnd_isCut() throws IOException {
        assertThat(lines("abcdefgh\nij", 3)).containsExactly("abc", "def", "gh", "ij");
    }
}
