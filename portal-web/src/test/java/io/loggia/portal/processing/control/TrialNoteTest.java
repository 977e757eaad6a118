package io.loggia.portal.processing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.LadderSettings.Rung;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialNoteTest {

    private static final List<Rung> OFFERED = LadderSettings.DEFAULT.rungs();

    @TempDir
    private Path folder;

    @Test
    void choice_isReadByTheNextAttempt() {
        TrialNote note = new TrialNote(folder.resolve("kept/trial.txt"));
        assertThat(note.read(OFFERED)).isEmpty();

        note.write(OFFERED, List.of(OFFERED.get(0), OFFERED.get(2)));

        assertThat(new TrialNote(folder.resolve("kept/trial.txt")).read(OFFERED))
                .containsExactly(OFFERED.get(0), OFFERED.get(2));
    }

    @Test
    void choiceAmongOthers_saysNothing() {
        TrialNote note = new TrialNote(folder.resolve("trial.txt"));
        note.write(OFFERED, List.of(OFFERED.getFirst()));
        assertThat(note.read(OFFERED.subList(1, 4))).isEmpty();
    }
}
