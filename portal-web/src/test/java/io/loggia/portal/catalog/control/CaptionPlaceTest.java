package io.loggia.portal.catalog.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loggia.domain.CaptionKind;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionPlaceTest {

    private static final MediaId MEDIA = MediaId.random();

    @ParameterizedTest
    @CsvSource({
        "DE, de, SUBTITLES, de, Deutsch",
        "en-gb.captions, en-GB, CAPTIONS, en-GB.captions, English (United Kingdom) (CC)",
        "fr.descriptions, fr, DESCRIPTIONS, fr.descriptions, Français (audiodescription)",
        "sw.descriptions, sw, DESCRIPTIONS, sw.descriptions, Kiswahili (descriptions)",
        "de.subtitles, de, SUBTITLES, de, Deutsch"
    })
    void name_isReadAndWritten(String text, String language, CaptionKind kind, String name, String label) {
        CaptionPlace place = CaptionPlace.parse(MEDIA, text);

        assertThat(place).isEqualTo(new CaptionPlace(MEDIA, language, kind));
        assertThat(place.name()).isEqualTo(name);
        assertThat(TrackLabel.of(place, /* automatic= */ false)).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"de.", "de.CAPTIONS", "de.metadata", ".captions", "de.captions.captions", "", "de_DE.captions"})
    void otherNames_areRefused(String text) {
        assertThat(catchThrowableOfType(LoggiaException.class, () -> CaptionPlace.parse(MEDIA, text))
                        .code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void label_ofWhatAnEngineWrote_saysSo() {
        assertThat(TrackLabel.of(new CaptionPlace(MEDIA, "de", CaptionKind.CAPTIONS), /* automatic= */ true))
                .isEqualTo("Deutsch (CC, automatisch)");
    }
}
