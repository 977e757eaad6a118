package io.loggia.portal.storage.boundary;

import io.loggia.portal.storage.control.PlacedFiles;
import io.loggia.portal.storage.control.PlacementLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The short transactions around files that travel between stores. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class PlacementTransactions implements PlacementLedger {

    @Inject
    private PlacedFiles files;

    @Override
    public Optional<Placed> find(String key) {
        return files.find(key);
    }

    @Override
    public List<Placed> page(@Nullable String after, int limit) {
        return files.page(after, limit);
    }

    @Override
    public boolean begin(Placed file, String holder) {
        return files.begin(file, holder);
    }

    @Override
    public boolean complete(String key, String holder) {
        return files.complete(key, holder);
    }

    @Override
    public Optional<Placed> giveUp(String key, String holder) {
        return files.giveUp(key, holder);
    }

    @Override
    public boolean hold(Placed copy, String holder) {
        return files.hold(copy, holder);
    }

    @Override
    public boolean moved(Placed copy, String place, String holder) {
        return files.moved(copy, place, holder);
    }

    @Override
    public boolean rewriting(Placed copy, String holder) {
        return files.rewriting(copy, holder);
    }

    @Override
    public boolean archived(Placed copy, String storageClass, String holder) {
        return files.archived(copy, storageClass, holder);
    }

    @Override
    public boolean renew(String key, String holder) {
        return files.renew(key, holder);
    }

    @Override
    public boolean release(String key, String holder) {
        return files.release(key, holder);
    }

    @Override
    public boolean forget(String key, String holder) {
        return files.forget(key, holder);
    }

    @Override
    public void doubt(String key) {
        files.doubt(key);
    }
}
