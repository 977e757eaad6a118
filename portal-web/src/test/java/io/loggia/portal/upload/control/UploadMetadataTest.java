package io.loggia.portal.upload.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.Replacement;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadMetadataTest {

    @Test
    void header_asATusClientSendsIt_isRead() {
        MediaId replaced = MediaId.random();
        UploadMetadata metadata = UploadMetadata.parse(
                pair("filename", "Über uns.mp4") + "," + pair("title", "Über uns") + ",is_confidential,"
                        + pair("filetype", "video/mp4") + ", " + pair("mediaId", replaced.toString()));
        assertThat(metadata.fileName()).isEqualTo("Über uns.mp4");
        assertThat(metadata.title()).isEqualTo("Über uns");
        assertThat(metadata.channel()).isNull();
        assertThat(metadata.replaces()).isEqualTo(new Replacement(replaced, false, null));
    }

    @Test
    void replacement_whoseContentChanged_saysWhy() {
        MediaId replaced = MediaId.random();
        String item = pair("mediaId", replaced.toString()) + ",";

        assertThat(UploadMetadata.parse(item + pair("completions", "retrain") + "," + pair("reason", " New rules "))
                        .replaces())
                .isEqualTo(new Replacement(replaced, true, "New rules"));
        assertThat(UploadMetadata.parse(item + pair("completions", "stand") + "," + pair("reason", "Sharper"))
                        .replaces())
                .isEqualTo(new Replacement(replaced, false, "Sharper"));
    }

    @Test
    void replacement_withoutReasonOrItem_isRefused() {
        String retrain = pair("completions", "retrain");
        String item = pair("mediaId", MediaId.random().toString());
        for (String header : List.of(
                item + "," + retrain,
                item + "," + retrain + "," + pair("reason", " \n"),
                retrain + "," + pair("reason", "New rules"),
                item + "," + pair("completions", "burn"))) {
            assertThatExceptionOfType(LoggiaException.class).isThrownBy(() -> UploadMetadata.parse(header));
        }
    }

    @Test
    void header_thatIsAbsent_givesAName() {
        assertThat(UploadMetadata.parse(null).fileName()).isEqualTo("upload");
        assertThat(UploadMetadata.parse("").raw()).isEmpty();
    }

    /** The name is shown, so it must read as what it is; it is never part of a path. */
    @Tag("A17")
    @Tag("A18")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd | passwd",
                "C:\\Users\\a\\talk.mp4 | talk.mp4",
                ".. | upload",
                "a/.. | upload",
                "/ | upload",
                "talk.mp4.exe | talk.mp4.exe",
                "CON | CON"
            })
    void fileName_thatLooksLikeAPath_keepsItsLastStep(String sent, String shown) {
        assertThat(UploadMetadata.parse(pair("filename", sent)).fileName()).isEqualTo(shown);
    }

    /** NUL, escape sequences and marks that turn the direction of text. */
    @Tag("A10")
    @Test
    void fileName_withUnseenCharacters_losesThem() {
        String sent = "inv\u202Egpj.mp4\u0000\u001B[31m\n";
        assertThat(UploadMetadata.parse(pair("filename", sent)).fileName()).isEqualTo("invgpj.mp4[31m");
    }

    @Test
    void fileName_thatIsVeryLong_isCutBetweenCharacters() {
        String name = "x".repeat(UploadMetadata.MAX_NAME - 1) + "\uD83C\uDFAC\uD83C\uDFAC";
        assertThat(UploadMetadata.parse(pair("filename", name)).fileName())
                .isEqualTo("x".repeat(UploadMetadata.MAX_NAME - 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                "filename YQ==,",
                " ,filename YQ==",
                "filename YQ==,filename Yg==",
                "filename Y!==",
                "filename YQ== YQ==",
                "f\u00FC YQ==",
                "filename gICA",
                "mediaId YQ==",
                "channel YQ=="
            })
    void header_thatIsMalformed_isRefused(String header) {
        assertThatExceptionOfType(LoggiaException.class).isThrownBy(() -> UploadMetadata.parse(header));
    }

    @Test
    void header_thatIsTooLong_isRefused() {
        String header = pair("filename", "x".repeat(UploadMetadata.MAX_RAW));
        assertThatExceptionOfType(LoggiaException.class).isThrownBy(() -> UploadMetadata.parse(header));
    }

    private static String pair(String key, String value) {
        return key + " " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
