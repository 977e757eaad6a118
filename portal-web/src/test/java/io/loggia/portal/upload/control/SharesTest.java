package io.loggia.portal.upload.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.upload.control.Shares.Share;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharesTest {

    private static final long MIB = 1 << 20;
    private static final Share FREE = new Share(999 * MIB, 0);

    @Test
    void quotas_areOfTheAuthorAndOfTheirDepartment() {
        Share own = new Share(9 * MIB, 10 * MIB);
        Share full = new Share(20 * MIB, 20 * MIB);
        assertThatCode(() -> new Shares(own, List.of(new Share(19 * MIB, 20 * MIB))).require(MIB))
                .doesNotThrowAnyException();
        assertRefused(new Shares(own, List.of()), MIB + 1, "You have 1 MiB left of 10 MiB");
        assertRefused(new Shares(FREE, List.of(full)), MIB, "Your department has 0 MiB left");
        assertRefused(new Shares(new Share(99 * MIB, 10 * MIB), List.of()), Long.MAX_VALUE, "0 MiB left");
    }

    @Test
    void quotaOfADepartment_holdsForEachAboveIt_withItsOwnAmount() {
        Shares shares = new Shares(
                FREE, List.of(new Share(MIB, 0), new Share(2 * MIB, 9 * MIB), new Share(19 * MIB, 20 * MIB)));
        assertThatCode(() -> shares.require(MIB)).doesNotThrowAnyException();
        assertRefused(shares, 2 * MIB, "A department above yours has 1 MiB left of 20 MiB");
    }

    @Test
    void quotaOfZero_isNone() {
        assertThatCode(() -> new Shares(FREE, List.of(FREE)).require(999 * MIB)).doesNotThrowAnyException();
        assertThatCode(() -> Shares.UNBOUND.require(Long.MAX_VALUE)).doesNotThrowAnyException();
    }

    private static void assertRefused(Shares shares, long length, String words) {
        assertThatThrownBy(() -> shares.require(length))
                .isInstanceOfSatisfying(
                        LoggiaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED))
                .hasMessageContaining(words);
    }
}
