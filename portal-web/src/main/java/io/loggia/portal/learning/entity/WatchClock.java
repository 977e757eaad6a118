package io.loggia.portal.learning.entity;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.coverage.CreditRule.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The time that one person has spent on watching, whatever it was: no second of it pays twice, however many items they
 * have open. Made as {@link WatchCoverage} is, and changed only while locked, after the rows of that.
 */
@Entity
@Table(name = "watch_clock")
public class WatchClock {

    @Id
    @Column(name = "person_id")
    private UUID personId;

    private String spent = "";

    @Column(name = "again_spent")
    private String againSpent = "";

    @Column(name = "spent_at")
    private @Nullable Instant spentAt;

    protected WatchClock() {}

    public WatchClock(UUID person) {
        personId = person;
    }

    public UUID person() {
        return personId;
    }

    /** What pays for an item that is watched, of which so much is credited. */
    public Account account(Coverage credited) {
        return new Account(credited, Coverage.decode(spent));
    }

    public void spend(Account account, Instant now) {
        String line = account.spent().encode();
        if (!line.equals(spent)) {
            spent = line;
            spentAt = now;
        }
    }

    /**
     * The same for what is watched anew in a round, which pays from a clock of its own: what a session plays then counts
     * for the item and for the round.
     */
    public Account accountAgain(Coverage credited) {
        return new Account(credited, Coverage.decode(againSpent));
    }

    public void spendAgain(Account account, Instant now) {
        String line = account.spent().encode();
        if (!line.equals(againSpent)) {
            againSpent = line;
            spentAt = now;
        }
    }

    /** Forgets when anything was watched. */
    public void forget() {
        spent = "";
        againSpent = "";
        spentAt = null;
    }
}
