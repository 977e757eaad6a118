package io.loggia.portal.delivery.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieDomainTest {

    private static final String PORTAL = "https://portal.example.co.uk";
    private static final String CDN = "https://cdn.media.example.co.uk:8443";

    @Test
    void domainOfBoth_isTakenAsCookiesWantIt() {
        assertThat(CookieDomain.check(" .Example.co.UK ", PORTAL, CDN)).isEqualTo("example.co.uk");
    }

    @ParameterizedTest
    @CsvSource({
        // Everybody's.
        "co.uk, https://portal.example.co.uk, https://cdn.example.co.uk",
        "uk, https://portal.example.co.uk, https://cdn.example.co.uk",
        "github.io, https://portal.github.io, https://cdn.github.io",
        // Not of both.
        "example.com, https://portal.example.com, https://cdn.example.org",
        "example.com, https://portal.example.org, https://cdn.example.com",
        "example.com, https://portal.notexample.com, https://cdn.example.com",
        // Without TLS, or without an address of one's own.
        "example.com, http://portal.example.com, https://cdn.example.com",
        "example.com, https://portal.example.com, http://cdn.example.com",
        "example.com, none, https://cdn.example.com",
        // No domain at all.
        "'example.com;secure', https://portal.example.com, https://cdn.example.com",
        "'', https://portal.example.com, https://cdn.example.com",
        "10.0.0.1, https://10.0.0.1, https://10.0.0.1"
    })
    void domain_thatIsOthersToo_orOfOneAlone_isRefused(String domain, String portal, String cdn) {
        assertThatThrownBy(() -> CookieDomain.check(domain, portal, cdn))
                .isInstanceOfSatisfying(
                        LoggiaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }
}
