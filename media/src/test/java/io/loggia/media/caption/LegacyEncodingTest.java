package io.loggia.media.caption;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.Cue;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Caption files of tools that have never heard of Unicode, of the length of a few cues. */
class LegacyEncodingTest {

    private static final String JAPANESE = "安全衛生の研修を受けてください。データのエラーです";
    private static final String CHINESE = "请参加安全培训，谢谢大家的关注";
    private static final String TAIWANESE = "請參加安全訓練，謝謝大家的關注";
    private static final String KOREAN = "안전 교육을 받으시기 바랍니다";
    private static final String RUSSIAN = "Добрый день, сегодня мы говорим о безопасности труда";
    private static final String POLISH = "Dzień dobry, proszę się nauczyć zasad bezpieczeństwa, są ważne";
    private static final String CZECH = "Dobrý den, školení začíná, přečtěte si prosím bezpečnostní řád, žádné výjimky";

    private final CaptionParser parser = new CaptionParser(CaptionLimits.DEFAULT);

    private ParsedCaptions parsed(String said, String charset, String language) {
        String file = "1\r\n00:00:01,000 --> 00:00:02,000\r\n" + said + "\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n"
                + "<i>" + said + "</i>\r\n";
        return parser.parse(file.getBytes(Charset.forName(charset)), null, language);
    }

    private void assertRead(String said, String charset, String language, String name) {
        ParsedCaptions captions = parsed(said, charset, language);

        assertThat(captions.cues()).extracting(Cue::text).first().isEqualTo(said);
        assertThat(captions.warnings()).as("told").anyMatch(warning -> warning.contains("read as " + name + ","));
    }

    @ParameterizedTest
    @CsvSource({
        "windows-31j, ja, Shift_JIS",
        "EUC-JP, ja, EUC-JP",
        "GB18030, zh, GB18030",
        "Big5, zh-TW, Big5",
        "EUC-KR, ko, EUC-KR",
        "KOI8-R, ru, KOI8-R",
        "windows-1251, ru-RU, Windows-1251",
        "windows-1251, bg, Windows-1251",
        "ISO-8859-2, pl, ISO-8859-2",
        "windows-1250, pl, Windows-1250",
        "ISO-8859-2, cs, ISO-8859-2",
        "windows-1250, cs, Windows-1250"
    })
    void encoding_ofTheTracksLanguage_isReadAndTold(String charset, String language, String name) {
        String said = switch (language) {
            case "ja" -> JAPANESE;
            case "zh" -> CHINESE;
            case "zh-TW" -> TAIWANESE;
            case "ko" -> KOREAN;
            case "pl" -> POLISH;
            case "cs" -> CZECH;
            default -> RUSSIAN;
        };
        assertRead(said, charset, language, name);
    }

    @ParameterizedTest
    @CsvSource({"windows-31j, Shift_JIS", "KOI8-R, KOI8-R", "EUC-KR, EUC-KR", "GB18030, GB18030"})
    void encoding_ofAnotherLanguageThanTheTracks_isKnownByStatistics(String charset, String name) {
        String said = switch (charset) {
            case "windows-31j" -> JAPANESE.repeat(3);
            case "KOI8-R" -> RUSSIAN.repeat(3);
            case "EUC-KR" -> KOREAN.repeat(3);
            default -> CHINESE.repeat(3);
        };
        assertRead(said, charset, "en", name);
    }

    @ParameterizedTest
    @CsvSource({"de, Grüße aus der Küche", "fr, Voilà un café pour l’élève", "en, a naïve café", "pl, Müller und Söhne"
    })
    void encoding_latinWithoutMore_isWestern(String language, String said) {
        assertRead(said, "windows-1252", language, "Windows-1252");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, false", "UTF-16BE, false", "UTF-16LE, true", "UTF-16BE, true"})
    void utf16_ofAnyScript_isReadWithAndWithoutMark(String charset, boolean mark) {
        for (String said : List.of(JAPANESE, CHINESE, KOREAN, RUSSIAN, POLISH)) {
            String file = (mark ? "\uFEFF" : "") + "WEBVTT\n\n00:01.000 --> 00:02.000\n" + said + "\n" + said + "\n";

            ParsedCaptions captions = parser.parse(file.getBytes(Charset.forName(charset)), null, "ja");

            assertThat(captions.cues().getFirst().text()).startsWith(said);
            assertThat(captions.warnings()).isEmpty();
        }
    }

    @Test
    void utf8_ofAnyScript_isNoGuess() {
        for (String said : List.of(JAPANESE, CHINESE, KOREAN, RUSSIAN, POLISH)) {
            assertThat(parsed(said, "UTF-8", "ko").warnings()).isEmpty();
        }
    }
}
