package io.loggia.portal.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import org.junit.jupiter.api.Test;

class ViewingPrivacyTest {

    /** What an admin has agreed on, without a database. */
    private static final Privacy AGREED = new Privacy() {
        @Override
        public Telling telling() {
            return new Telling(7, true);
        }
    };

    private static ViewingPrivacy privacy(String smallest, String ofPersons) {
        ViewingPrivacyConfig config = new ViewingPrivacyConfig();
        config.smallestGroup = smallest;
        config.viewingOfPersons = ofPersons;
        return new ViewingPrivacy(config, AGREED);
    }

    @Test
    void switches_thatTheServerLeavesOpen_areWhatWasAgreedOn() {
        ViewingPrivacy privacy = privacy("none", "none");

        assertThat(privacy.smallestGroup()).isEqualTo(7);
        assertThat(privacy.viewingOfPersons()).isTrue();
        assertThat(privacy.smallestTold().smallest()).isEqualTo(1);
        assertThat(privacy.isSmallestGroupSet()).isFalse();
        assertThatNoException().isThrownBy(() -> privacy.requireOpen(9, false));
    }

    @Test
    void switches_ofTheServersSettings_win() {
        ViewingPrivacy privacy = privacy("12", "false");

        assertThat(privacy.smallestGroup()).isEqualTo(12);
        assertThat(privacy.viewingOfPersons()).isFalse();
        assertThat(privacy.smallestTold().smallest()).isEqualTo(12);
        assertThat(privacy.isViewingOfPersonsSet()).isTrue();
        assertThatNoException().isThrownBy(() -> privacy.requireOpen(12, null));
        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(() -> privacy.requireOpen(null, true))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.KEPT_ELSEWHERE));
    }
}
