package io.loggia.portal.platform.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachmentNameTest {

    @Test
    void name_anyScript_isKept() {
        assertThat(AttachmentName.of("Übung für Köche", "mp4")).isEqualTo("Übung für Köche.mp4");
        assertThat(AttachmentName.of("安全教育 (第2回)", "mov")).isEqualTo("安全教育 (第2回).mov");
        assertThat(AttachmentName.of("سلامة العمل", "mp4")).isEqualTo("سلامة العمل.mp4");
    }

    @Test
    void name_withWhatSystemsStumbleOver_isMadeHarmless() {
        assertThat(AttachmentName.of("../../etc/passwd", "mp4")).isEqualTo("etc passwd.mp4");
        assertThat(AttachmentName.of("a\\b:c*d?e\"f<g>h|i%j\r\nk\0l", "mp4")).isEqualTo("a b c d e f g h i j k l.mp4");
        assertThat(AttachmentName.of("  ..hidden.. ", "mp4")).isEqualTo("hidden.mp4");
        assertThat(AttachmentName.of("invoice\u202Egnp.exe", "mp4")).isEqualTo("invoice gnp.exe.mp4");
        assertThat(AttachmentName.of("CON", "mp4")).isEqualTo("Media CON.mp4");
        assertThat(AttachmentName.of("nul.txt", "mp4")).isEqualTo("Media nul.txt.mp4");
        assertThat(AttachmentName.of("???", "mp4")).isEqualTo("Media.mp4");
        assertThat(AttachmentName.of("\uD83C\uDFAC".repeat(300), "mp4")).isEqualTo("\uD83C\uDFAC".repeat(120) + ".mp4");
    }

    @Test
    void ending_ofAnUploadedFile_isItsOwnOrNone() {
        assertThat(AttachmentName.ending("Talk.MOV")).isEqualTo("mov");
        assertThat(AttachmentName.ending("archive.tar.gz")).isEqualTo("gz");
        assertThat(AttachmentName.ending("noending")).isEqualTo("bin");
        assertThat(AttachmentName.ending("strange.m/p4")).isEqualTo("bin");
        assertThat(AttachmentName.ending("x.exe\u202E4pm")).isEqualTo("bin");
    }

    /** RFC 6266 §5, RFC 8187 §3.2. */
    @Test
    void header_holdsBothNames_andNothingThatEndsThem() {
        assertThat(AttachmentName.header("Übung \"1\"; x.mp4"))
                .isEqualTo("attachment; filename=\"_bung _1_; x.mp4\";"
                        + " filename*=UTF-8''%C3%9Cbung%20%221%22%3B%20x.mp4");
        assertThat(AttachmentName.header("安.mp4"))
                .isEqualTo("attachment; filename=\"_.mp4\"; filename*=UTF-8''%E5%AE%89.mp4");
    }

    @Test
    void header_ofAHostileTitle_neitherLeavesTheHeaderNorTheFolder() {
        String header =
                AttachmentName.header(AttachmentName.of("completion-../../\"; x=\r\nSet-Cookie: a=b\\\u202e", "xlsx"));

        assertThat(header).doesNotContain("\r", "\n", "/", "\\", "\u202e", "%2F", "%5C", "Set-Cookie:");
        assertThat(header.chars().filter(c -> c == '"').count()).isEqualTo(2);
    }
}
