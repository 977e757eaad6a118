package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.storage.control.StoreException.Trouble;
import io.loggia.portal.storage.control.StoreSetup.Rules;
import io.loggia.portal.storage.control.StoreSetup.Side;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OtherStoreTest {

    private static final StoreDefinition FIRST = new StoreDefinition.Folder(Path.of("/mnt/first"));
    private static final StoreDefinition SECOND = new StoreDefinition.Folder(Path.of("/mnt/second"));

    private final OtherStore other = new OtherStore();

    private void follow(@Nullable StoreDefinition store, @Nullable StoreDefinition former) {
        other.follow(StoreSetup.ofOne(store, former, Rules.ALL_HERE, /* bySettings= */ false));
    }

    @Test
    void nothingSetUp_isNoPlace() {
        assertThat(other.isThere()).isFalse();
        assertThat(other.takesFiles()).isFalse();
        StoreContract.assertTrouble(Trouble.NO_PLACE, () -> other.require(StoredKind.ORIGINALS));
    }

    @Test
    void storeThatBecomesTheFormer_staysOpen_andTakesNothingNew() {
        follow(FIRST, null);
        Store first = other.require(StoredKind.RENDITIONS).store();
        follow(SECOND, FIRST);
        assertThat(other.require(FIRST.place())).isSameAs(first);
        assertThat(other.require(StoredKind.RENDITIONS).place()).isEqualTo(SECOND.place());

        follow(null, FIRST);
        assertThat(other.isThere()).isTrue();
        assertThat(other.takesFiles()).isFalse();
        assertThat(other.knows(FIRST.place())).isTrue();
        assertThat(other.knows(SECOND.place())).isFalse();
        StoreContract.assertTrouble(Trouble.NO_PLACE, () -> other.require(SECOND.place()));
    }

    @Test
    void storeOfRenditionsAlone_takesNoUploadedFiles_andThatOfBothStaysTheSame() {
        follow(FIRST, null);
        Store first = other.require(StoredKind.ORIGINALS).store();
        other.follow(new StoreSetup(new Side(FIRST, null), new Side(SECOND, FIRST), Rules.ALL_HERE, false));

        assertThat(other.require(StoredKind.ORIGINALS).store()).isSameAs(first);
        assertThat(other.require(StoredKind.RENDITIONS).place()).isEqualTo(SECOND.place());
        assertThat(other.require(FIRST.place())).isSameAs(first);
        assertThat(other.current()).hasSize(2);
    }

    @Test
    void sameStoreTwice_isNotEmptiedIntoItself() {
        other.follow(StoreSetup.ofOne(FIRST, FIRST, Rules.ALL_HERE, /* bySettings= */ true));
        assertThat(other.now().former()).isEmpty();
    }
}
