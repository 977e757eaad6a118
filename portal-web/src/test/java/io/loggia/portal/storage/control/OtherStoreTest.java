package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.storage.control.StoreException.Trouble;
import io.loggia.portal.storage.control.StoreSetup.Rules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OtherStoreTest {

    private static final StoreDefinition FIRST = new StoreDefinition.Folder(Path.of("/mnt/first"));
    private static final StoreDefinition SECOND = new StoreDefinition.Folder(Path.of("/mnt/second"));

    private final OtherStore other = new OtherStore();

    @Test
    void nothingSetUp_isNoPlace() {
        assertThat(other.isThere()).isFalse();
        assertThat(other.takesFiles()).isFalse();
        StoreContract.assertTrouble(Trouble.NO_PLACE, other::require);
    }

    @Test
    void storeThatBecomesTheFormer_staysOpen_andTakesNothingNew() {
        other.follow(new StoreSetup(FIRST, null, Rules.ALL_HERE, false));
        Store first = other.require().store();
        other.follow(new StoreSetup(SECOND, FIRST, Rules.ALL_HERE, false));
        assertThat(other.require(FIRST.place())).isSameAs(first);
        assertThat(other.require().place()).isEqualTo(SECOND.place());

        other.follow(new StoreSetup(null, FIRST, Rules.ALL_HERE, false));
        assertThat(other.isThere()).isTrue();
        assertThat(other.takesFiles()).isFalse();
        assertThat(other.knows(FIRST.place())).isTrue();
        assertThat(other.knows(SECOND.place())).isFalse();
        StoreContract.assertTrouble(Trouble.NO_PLACE, () -> other.require(SECOND.place()));
    }

    @Test
    void sameStoreTwice_isNotEmptiedIntoItself() {
        other.follow(new StoreSetup(FIRST, FIRST, Rules.ALL_HERE, true));
        assertThat(other.now().former()).isNull();
    }
}
