package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportId;
import io.loggia.portal.analytics.control.SubscriptionTokens.Subscription;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTokensTest {

    private static final String KEY = "a key of the server";
    private static final Subscription ONE =
            new Subscription(ReportId.random(), new PersonId(UUID.fromString("6ba7b810-9dad-41d1-80b4-00c04fd430c8")));

    @Test
    void token_readBack_saysTheSame() {
        assertThat(SubscriptionTokens.verify(SubscriptionTokens.sign(ONE, KEY), KEY))
                .isEqualTo(ONE);
    }

    @Test
    void token_changedAnywhereOrSignedByAnother_isRefused() {
        String token = SubscriptionTokens.sign(ONE, KEY);
        // The last letter holds bits that say nothing.
        for (int at = 0; at < token.length() - 1; at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, at) + other + token.substring(at + 1);
            assertThatThrownBy(() -> SubscriptionTokens.verify(forged, KEY)).isInstanceOf(LoggiaException.class);
        }
        assertThatThrownBy(() -> SubscriptionTokens.verify(token, "another key"))
                .isInstanceOf(LoggiaException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "é",
                "AAAA",
                "....",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="
            })
    void text_thatIsNoToken_isRefused(String text) {
        assertThatThrownBy(() -> SubscriptionTokens.verify(text, KEY)).isInstanceOf(LoggiaException.class);
    }
}
