package io.loggia.portal.learning.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.coverage.CreditRule;
import io.loggia.analytics.coverage.CreditRule.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two items at once earn no more than one. */
@Tag("E05")
class WatchClockTest {

    private static final CreditRule RULE = new CreditRule(2.5, Duration.ZERO, Duration.ofDays(1), 5_000);
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant A_MINUTE_LATER = START.plusSeconds(60);
    private static final Coverage ALL = Coverage.of(0, 150_000);

    private final WatchClock clock = new WatchClock(UUID.randomUUID());

    private static Account credit(Account before, Instant now) {
        return RULE.credit(before, ALL, START, now, 150_000);
    }

    @Test
    void itemsThatPlayAtOnce_shareTheClock_andMakeUpForItLater() {
        Account first = credit(clock.account(Coverage.NONE), A_MINUTE_LATER);
        clock.spend(first, A_MINUTE_LATER);
        Account second = credit(clock.account(Coverage.NONE), A_MINUTE_LATER);
        clock.spend(second, A_MINUTE_LATER);

        assertThat(first.credited()).isEqualTo(ALL);
        assertThat(second.credited()).isEqualTo(Coverage.NONE);

        assertThat(credit(clock.account(second.credited()), A_MINUTE_LATER.plusSeconds(60))
                        .credited())
                .isEqualTo(ALL);
    }

    @Test
    void roundsPayFromAClockOfTheirOwn() {
        clock.spend(credit(clock.account(Coverage.NONE), A_MINUTE_LATER), A_MINUTE_LATER);
        Account again = credit(clock.accountAgain(Coverage.NONE), A_MINUTE_LATER);
        clock.spendAgain(again, A_MINUTE_LATER);

        assertThat(again.credited()).isEqualTo(ALL);
        assertThat(credit(clock.accountAgain(Coverage.NONE), A_MINUTE_LATER).credited())
                .isEqualTo(Coverage.NONE);
    }

    @Test
    void whatIsForgotten_tellsOfNoMoment() {
        clock.spend(credit(clock.account(Coverage.NONE), A_MINUTE_LATER), A_MINUTE_LATER);
        clock.forget();

        assertThat(clock.account(ALL)).isEqualTo(new Account(ALL, Coverage.NONE));
    }
}
