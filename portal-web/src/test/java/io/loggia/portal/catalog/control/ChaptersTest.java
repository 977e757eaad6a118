package io.loggia.portal.catalog.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loggia.domain.Chapter;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChaptersTest {

    private static final Duration LENGTH = Duration.ofSeconds(60);

    private static Chapter at(int seconds, String title) {
        return new Chapter(Duration.ofSeconds(seconds), title);
    }

    private static ErrorCode refused(List<Chapter> chapters) {
        return catchThrowableOfType(LoggiaException.class, () -> Chapters.checked(chapters, LENGTH))
                .code();
    }

    @Test
    void chapters_areSorted() {
        assertThat(Chapters.checked(List.of(at(30, "End"), at(0, "Begin")), LENGTH))
                .containsExactly(at(0, "Begin"), at(30, "End"));
        assertThat(Chapters.checked(List.of(at(300, "Later")), null)).hasSize(1);
        assertThat(Chapters.checked(List.of(), LENGTH)).isEmpty();
    }

    @Test
    void chapters_thatMakeNoSense_areRefused() {
        assertThat(refused(List.of(at(0, " ")))).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refused(List.of(at(60, "Behind")))).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refused(List.of(at(1, "A"), at(1, "B")))).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refused(Collections.nCopies(Chapters.MOST + 1, at(1, "A")))).isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    @Tag("A10")
    void title_isOneLineOfPlainText() {
        assertThat(Chapter.cleaned("  a\u202E\u0000\n<b>\u001B[31m  ")).isEqualTo("a <b> [31m");
        assertThat(Chapter.cleaned("é".repeat(10_000))).hasSizeLessThanOrEqualTo(Chapter.MAX_TITLE);
        assertThat(Chapter.cleaned("\uD83D\uDE00".repeat(1_000))).hasSizeLessThanOrEqualTo(Chapter.MAX_TITLE);
    }
}
