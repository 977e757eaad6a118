package io.loggia.portal.catalog.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {

    @ParameterizedTest
    @CsvSource({"en,en", "EN-gb,en-GB", "zh-hant-tw,zh-Hant-TW", "de-DE,de-DE"})
    void canonical_wellFormed_takesCanonicalCase(String tag, String canonical) {
        assertThat(LanguageTag.canonical(tag)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "und", "english language", "en_US", "../en", "e", "x-private", "en-"})
    void canonical_malformedOrNoLanguage_isRefused(String tag) {
        assertThatThrownBy(() -> LanguageTag.canonical(tag))
                .isInstanceOfSatisfying(
                        LoggiaException.class,
                        thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    @Test
    void label_isWhatSpeakersCallTheLanguage() {
        assertThat(LanguageTag.label("de")).isEqualTo("Deutsch");
        assertThat(LanguageTag.label("fr-CA")).startsWith("Fran\u00e7ais");
    }
}
