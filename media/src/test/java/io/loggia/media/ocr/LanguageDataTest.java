package io.loggia.media.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDataTest {

    @TempDir
    Path folder;

    @Test
    void folder_tellsItsLanguages() throws Exception {
        for (String name : List.of("eng", "deu", "osd", "equ", "chi_tra", "-l", "x y", "configs")) {
            Files.createFile(folder.resolve(name + ".traineddata"));
        }
        Files.createFile(folder.resolve("fra.txt"));

        LanguageData data = LanguageData.at(folder);

        assertThat(data.languages()).containsExactly("chi_tra", "deu", "eng");
        assertThat(data.folder()).isAbsolute();
        assertThat(LanguageData.at(folder.resolve("missing")).languages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "de-CH, deu+eng",
                "en, eng",
                "zh, chi_sim+eng",
                "zh-TW, chi_tra+eng",
                "zh-Hant, chi_tra+eng",
                "fi, eng",
                "NULL, eng+chi_sim+chi_tra"
            },
            nullValues = "NULL")
    void languages_areTheItemsOwn_andEnglish(String tag, String chosen) {
        LanguageData data = new LanguageData(folder, List.of("chi_sim", "chi_tra", "deu", "eng"));

        assertThat(data.toReadIn(tag)).isEqualTo(chosen);
    }

    @Test
    void without_ItsLanguage_nothingIsRead() {
        assertThat(new LanguageData(folder, List.of("deu")).toReadIn("fr")).isEmpty();
        assertThat(new LanguageData(folder, List.of("deu")).toReadIn(null)).isEqualTo("deu");
    }
}
