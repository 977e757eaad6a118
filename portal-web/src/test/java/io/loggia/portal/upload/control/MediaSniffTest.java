package io.loggia.portal.upload.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaSniffTest {

    @ParameterizedTest
    @CsvSource({
        "MP4, 00000020667479706d703432",
        "QuickTime, 0000001466747970717420200000",
        "QuickTime without ftyp, 00000008776964650000000000000000",
        "fragmented, 000000187374797069736f6d",
        "Matroska, 1a45dfa3a3428681",
        "AVI, 52494646ffffff7f41564920",
        "WAV, 52494646ffffff7f57415645",
        "Ogg, 4f67675300020000",
        "FLAC, 664c614300000022",
        "MP3 with tags, 494433040000",
        "MP3 frame, fffb9064",
        "ADTS, fff15080",
        "AIFF, 464f524d0000000041494646",
        "ASF, 3026b2758e66cf11a6d900aa0062ce6c",
        "MPEG program stream, 000001ba44",
        "MXF, 060e2b34020501010d01020101020400",
        "FLV, 464c5601050000"
    })
    void media_ofEachKnownKind_passes(String kind, String hex) {
        assertThat(MediaSniff.refusal(HexFormat.of().parseHex(hex))).as(kind).isEmpty();
    }

    @Test
    void transportStream_withItsSyncBytes_passes() {
        byte[] ts = new byte[MediaSniff.HEAD_BYTES];
        byte[] m2ts = new byte[MediaSniff.HEAD_BYTES];
        byte[] broadcast = new byte[MediaSniff.HEAD_BYTES];
        for (int packet = 0; packet < 5; packet++) {
            ts[packet * 188] = 0x47;
            m2ts[4 + packet * 192] = 0x47;
            broadcast[packet * 204] = 0x47;
        }
        assertThat(MediaSniff.refusal(ts)).isEmpty();
        assertThat(MediaSniff.refusal(m2ts)).isEmpty();
        assertThat(MediaSniff.refusal(broadcast)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ffd8ffe000104a464946, picture",
        "89504e470d0a1a0a, picture",
        "474946383961, picture",
        "524946460000000057454250, picture",
        "00000018667479706865696300000000, picture",
        "0000001c6674797061766966, picture",
        "255044462d312e37, PDF",
        "504b030414000600, office document",
        "7f454c46020101, program",
        "4d5a9000, program"
    })
    void file_ofAnotherKind_isRefusedByItsName(String hex, String named) {
        assertThat(MediaSniff.refusal(HexFormat.of().parseHex(hex)))
                .hasValueSatisfying(reason -> assertThat(reason).contains(named, "Loggia takes video and audio"));
    }

    /** Whatever the name says, a list of other files is not media. */
    @Tag("A01")
    @Tag("A03")
    @Tag("A04")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
                "\n\n  #EXTM3U\nhttp://169.254.169.254/",
                "\u00EF\u00BB\u00BF#extm3u",
                "ffconcat version 1.0\nfile /etc/passwd",
                "[playlist]\nFile1=/etc/passwd",
                "<?xml version=\"1.0\"?><MPD/>",
                "<!DOCTYPE html><script>",
                "<svg onload=alert(1)>"
            })
    void playlist_ofAnyKind_isRefused(String text) {
        assertThat(MediaSniff.refusal(text.getBytes(StandardCharsets.ISO_8859_1)))
                .isPresent();
    }

    @Test
    void bytes_thatMeanNothing_areRefused() {
        byte[] zeros = new byte[MediaSniff.HEAD_BYTES];
        byte[] text = new byte[MediaSniff.HEAD_BYTES];
        Arrays.fill(text, (byte) 'a');
        assertThat(MediaSniff.refusal(zeros)).isPresent();
        assertThat(MediaSniff.refusal(text)).isPresent();
        assertThat(MediaSniff.refusal(new byte[] {1})).isPresent();
    }
}
