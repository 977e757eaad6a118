package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.LadderSettings.Rung;
import java.util.List;
import org.junit.jupiter.api.Test;

class RungChoiceTest {

    private static List<Integer> lines(Long... bits) {
        return RungChoice.of(LadderSettings.DEFAULT.rungs(), List.of(bits)).stream()
                .map(Rung::lines)
                .toList();
    }

    @Test
    void film_getsAllQualities() {
        assertThat(lines(4_200_000L, 2_200_000L, 1_100_000L, 650_000L)).containsExactly(1080, 720, 480, 360);
    }

    @Test
    void slides_getTheFullPicture_andOneSmallOneInCaseTheyMove() {
        assertThat(lines(140_000L, 110_000L, 80_000L, 60_000L)).containsExactly(1080, 480);
    }

    @Test
    void neighbours_thatSaveLittle_areDropped() {
        assertThat(lines(2_000_000L, 1_700_000L, 900_000L, 800_000L)).containsExactly(1080, 480);
    }

    @Test
    void talkingHead_getsNothingBelowWhatEverybodyCanReceive() {
        assertThat(lines(700_000L, 400_000L, 210_000L, 120_000L)).containsExactly(1080, 720, 480);
    }
}
