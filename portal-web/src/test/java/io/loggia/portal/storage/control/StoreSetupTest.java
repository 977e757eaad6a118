package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.storage.control.StoreSetup.Rules;
import io.loggia.portal.storage.control.StoreSetup.Side;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StoreSetupTest {

    private static final StoreDefinition FIRST = new StoreDefinition.Folder(Path.of("/mnt/first"));
    private static final StoreDefinition SECOND = new StoreDefinition.Folder(Path.of("/mnt/second"));
    private static final StoreDefinition THIRD = new StoreDefinition.Folder(Path.of("/mnt/third"));
    private static final Rules ALL_THERE = new Rules(true, Duration.ZERO, true, Duration.ZERO);

    private final StoreSetup first = StoreSetup.NOTHING.change(FIRST, FIRST, ALL_THERE);

    private static void assertNotEmpty(ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        LoggiaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_NOT_EMPTY));
    }

    @Test
    void firstStore_hasNoneBeforeIt() {
        assertThat(first).isEqualTo(StoreSetup.ofOne(FIRST, null, ALL_THERE, false));
        assertThat(first.isMoving()).isFalse();
    }

    @Test
    void storeInAnotherPlace_makesTheOneBeforeItTheFormer() {
        StoreSetup moving = first.change(SECOND, SECOND, ALL_THERE);
        assertThat(moving).isEqualTo(StoreSetup.ofOne(SECOND, FIRST, ALL_THERE, false));
        assertThat(moving.isMoving()).isTrue();
    }

    @Test
    void storeForRenditionsAlone_isFilledFromThatOfBoth_whichOriginalsKeep() {
        StoreSetup apart = first.change(FIRST, SECOND, ALL_THERE);
        assertThat(apart.originals()).isEqualTo(new Side(FIRST, null));
        assertThat(apart.renditions()).isEqualTo(new Side(SECOND, FIRST));
        assertThat(apart.isApart()).isTrue();
        assertThat(apart.isMoving()).isTrue();
        assertThat(apart.toTry(first)).containsExactly(SECOND);

        assertThat(apart.change(THIRD, SECOND, ALL_THERE).originals())
                .as("the one kind moves while the other does")
                .isEqualTo(new Side(THIRD, FIRST));
        assertNotEmpty(() -> apart.change(FIRST, FIRST, ALL_THERE));
    }

    @Test
    void storesThatTheSettingsPart_areLookedThrough_thoughNoneIsTheFormer() {
        StoreSetup apart = new StoreSetup(new Side(FIRST, null), new Side(SECOND, null), ALL_THERE, true);
        assertThat(apart.isMoving()).isTrue();
    }

    @Test
    void noStoreAnyMore_leavesTheOneBeforeToBeEmptied_andNothingGoesThere() {
        StoreSetup none = first.change(null, null, ALL_THERE);
        assertThat(none.originals()).isEqualTo(new Side(null, FIRST));
        assertThat(none.renditions()).isEqualTo(new Side(null, FIRST));
        assertThat(none.rules().originalsThere()).isFalse();
        assertThat(none.rules().renditionsThere()).isFalse();
    }

    @Test
    void storeInAnotherPlace_whileOneIsBeingEmptied_isRefused() {
        StoreSetup moving = first.change(SECOND, SECOND, ALL_THERE);
        assertNotEmpty(() -> moving.change(FIRST, FIRST, ALL_THERE));
        assertNotEmpty(() -> moving.change(null, null, ALL_THERE));
        Rules here = new Rules(false, Duration.ZERO, false, Duration.ZERO);
        assertThat(moving.change(SECOND, SECOND, here)).isEqualTo(StoreSetup.ofOne(SECOND, FIRST, here, false));
    }

    @Test
    void storeThatHasToDoMore_hasToShowThatItCan() {
        assertThat(first.toTry(StoreSetup.NOTHING)).containsExactly(FIRST);
        assertThat(first.change(SECOND, SECOND, ALL_THERE).toTry(first)).containsExactly(SECOND);
        Rules originalsAlone = new Rules(true, Duration.ZERO, false, Duration.ZERO);
        StoreSetup less = first.change(FIRST, FIRST, originalsAlone);
        assertThat(less.toTry(first))
                .as("files are to come back from a store that may be full")
                .isEmpty();
        assertThat(first.toTry(less)).containsExactly(FIRST);
        assertThat(first.change(null, null, ALL_THERE).toTry(first)).isEmpty();
    }
}
