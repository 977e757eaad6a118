package io.loggia.search.query;

import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.search.SearchFixture;
import io.loggia.search.index.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetHtmlTest {

    private static final String EVIL = "<img src=x onerror=alert(1)> & \"quoted\" 'word' </mark><script>word</script>";

    @TempDir
    Path folder;

    @Test
    void whole_overlappingSpans_nestNothing() {
        assertThat(SnippetHtml.whole("abcdef", List.of(new Span(1, 4, 0), new Span(0, 2, 1), new Span(3, 5, 0))))
                .isEqualTo("<mark>ab</mark><mark>cd</mark><mark>e</mark>f");
    }

    @Test
    void part_longText_isCutAtGapsRoundTheFirstMark() {
        String text = "left ".repeat(60) + "target" + " right".repeat(60);
        int at = text.indexOf("target");

        String html = SnippetHtml.part(text, List.of(new Span(at, at + 6, 0)), 120);

        assertThat(html).startsWith("\u2026left").endsWith("right\u2026").contains(" <mark>target</mark> ");
        assertThat(html.length()).isLessThan(120 + 20);
    }

    @Test
    void part_longTextWithoutGaps_splitsNoCharacter() {
        String html = SnippetHtml.part("\ud83d\ude00".repeat(300), List.of(), 101);

        assertThat(html.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF))
                .isTrue();
    }

    @Test
    @Tag("E03")
    void e03_markupInTitleDescriptionAndSpeech_isEscapedEverywhere() throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(titled(EVIL).described(EVIL).said("en", EVIL));

            SearchHit hit = search.first("word");

            for (String html : List.of(
                    hit.titleHtml(),
                    String.valueOf(hit.snippetHtml()),
                    hit.moments().getFirst().snippetHtml())) {
                assertThat(html.replace("<mark>", "").replace("</mark>", ""))
                        .doesNotContain("<", ">", "\"", "'")
                        .contains("&lt;script&gt;");
                assertThat(html).contains("<mark>word</mark>");
            }
        }
    }
}
