package io.loggia.portal.analytics.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachmentTest {

    @Test
    void named_plain_isQuotedAndEncoded() {
        assertThat(Attachment.named("completion-Sales North-2026-11-22.xlsx"))
                .isEqualTo("attachment; filename=\"completion-Sales-North-2026-11-22.xlsx\";"
                        + " filename*=UTF-8''completion-Sales-North-2026-11-22.xlsx");
    }

    @Test
    void named_otherScripts_keepTheirNameForThoseWhoRead8187() {
        assertThat(Attachment.named("completion-Vertrieb Süd (営業).csv"))
                .isEqualTo("attachment; filename=\"completion-Vertrieb-S_d-(__).csv\";"
                        + " filename*=UTF-8''completion-Vertrieb-S%C3%BCd-%28%E5%96%B6%E6%A5%AD%29.csv");
    }

    @Test
    void named_hostile_neitherLeavesTheHeaderNorTheFolder() {
        String header = Attachment.named("completion-../../\"; x=\r\nSet-Cookie: a=b\\\u202e.xlsx");

        assertThat(header).doesNotContain("\r", "\n", "/", "\\", "\u202e", "%2F", "%5C", "Set-Cookie:");
        assertThat(header.chars().filter(c -> c == '"').count()).isEqualTo(2);
        assertThat(Attachment.named("x".repeat(1_000) + ".csv"))
                .hasSizeLessThan(320)
                .endsWith(".csv");
    }
}
