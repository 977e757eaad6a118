package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.storage.control.StoreSetup.Rules;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoreSetupTest {

    private static final StoreDefinition FIRST = new StoreDefinition.Folder(Path.of("/mnt/first"));
    private static final StoreDefinition SECOND = new StoreDefinition.Folder(Path.of("/mnt/second"));
    private static final Rules ALL_THERE = new Rules(true, Duration.ZERO, true, Duration.ZERO);

    private final StoreSetup first = StoreSetup.NOTHING.change(FIRST, ALL_THERE);

    @Test
    void firstStore_hasNoneBeforeIt() {
        assertThat(first).isEqualTo(new StoreSetup(FIRST, null, ALL_THERE, false));
    }

    @Test
    void storeInAnotherPlace_makesTheOneBeforeItTheFormer() {
        assertThat(first.change(SECOND, ALL_THERE)).isEqualTo(new StoreSetup(SECOND, FIRST, ALL_THERE, false));
    }

    @Test
    void noStoreAnyMore_leavesTheOneBeforeToBeEmptied_andNothingGoesThere() {
        StoreSetup none = first.change(null, ALL_THERE);
        assertThat(none.other()).isNull();
        assertThat(none.former()).isEqualTo(FIRST);
        assertThat(none.rules().originalsThere()).isFalse();
        assertThat(none.rules().renditionsThere()).isFalse();
    }

    @Test
    void storeInAnotherPlace_whileOneIsBeingEmptied_isRefused() {
        StoreSetup moving = first.change(SECOND, ALL_THERE);
        for (StoreDefinition wished : new StoreDefinition[] {FIRST, null}) {
            assertThatThrownBy(() -> moving.change(wished, ALL_THERE))
                    .isInstanceOfSatisfying(
                            LoggiaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_NOT_EMPTY));
        }
        Rules here = new Rules(false, Duration.ZERO, false, Duration.ZERO);
        assertThat(moving.change(SECOND, here)).isEqualTo(new StoreSetup(SECOND, FIRST, here, false));
    }

    @Test
    void storeThatHasToDoMore_hasToShowThatItCan() {
        assertThat(first.asksMoreThan(StoreSetup.NOTHING)).isTrue();
        assertThat(first.change(SECOND, ALL_THERE).asksMoreThan(first)).isTrue();
        Rules originalsAlone = new Rules(true, Duration.ZERO, false, Duration.ZERO);
        StoreSetup less = first.change(FIRST, originalsAlone);
        assertThat(less.asksMoreThan(first))
                .as("files are to come back from a store that may be full")
                .isFalse();
        assertThat(first.asksMoreThan(less)).isTrue();
        assertThat(first.change(null, ALL_THERE).asksMoreThan(first)).isFalse();
    }
}
