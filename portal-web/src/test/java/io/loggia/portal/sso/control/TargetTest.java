package io.loggia.portal.sso.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    private static final URI PORTAL = URI.create("https://video.example.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/watch/5f1c?t=90",
                "/watch/5f1c?t=90&list=a%20b#comments",
                "/search?q=%2F%2Fevil.example",
                "/departments/Vertrieb%20S%C3%BCd",
                "/watch/x#t=90"
            })
    void path_ofOurs_survives(String asked) {
        assertThat(Target.of(asked)).isEqualTo(asked);
    }

    @ParameterizedTest
    @Tag("D03")
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "watch/x",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\\/evil.example",
                "/watch\\..\\..\\evil",
                "https:evil.example",
                "https://evil.example/",
                "HTTPS://evil.example/",
                "javascript:alert(1)",
                "data:text/html,x",
                "@evil.example",
                ".evil.example",
                "/\t/evil.example",
                "\t//evil.example",
                " //evil.example",
                "/\n/evil.example",
                "/\r\nSet-Cookie: a=b",
                "/x\u0000y",
                "/x\u0085y",
                "/x\u2028y",
                "/x y",
                "/100%",
                "/%zz",
                "/x\"onload"
            })
    void address_ofElsewhereOrMalformed_becomesHome(String asked) {
        assertThat(Target.of(asked)).isEqualTo("/");
    }

    /** What was encoded twice arrives like this; it stays a path, on this host, in one line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%0d%0aSet-Cookie:a=b",
                "/%2F%2Fevil.example",
                "/%2Fevil.example",
                "/%5Cevil.example",
                "/%09/evil.example",
                "/..//evil.example",
                "/.//evil.example",
                "/;//evil.example",
                "/?//evil.example",
                "/#//evil.example"
            })
    void path_withEncodedTricks_staysOnThisHost(String asked) {
        URI resolved = PORTAL.resolve(URI.create(PORTAL + Target.of(asked)));

        assertThat(resolved.getAuthority()).isEqualTo(PORTAL.getAuthority());
        assertThat(resolved.toString()).doesNotContainPattern("\\p{Cntrl}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/session", "/api/", "/sign-in", "/sign-in?to=/sign-in"})
    void path_thatIsNoPageOrSignsInAgain_becomesHome(String asked) {
        assertThat(Target.of(asked)).isEqualTo("/");
    }

    @Test
    void path_longerThanAnyOfOurs_becomesHome() {
        assertThat(Target.of("/" + "x".repeat(2000))).isEqualTo("/");
    }
}
