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
    public boolean begin(Placed file, String server) {
        return files.begin(file, server);
    }

    @Override
    public boolean complete(String key) {
        return files.complete(key);
    }

    @Override
    public boolean moved(String key, String place) {
        return files.moved(key, place);
    }

    @Override
    public List<Placed> page(@Nullable String after, int limit) {
        return files.page(after, limit);
    }

    @Override
    public void giveUp(String key) {
        files.giveUp(key);
    }

    @Override
    public void forget(String key) {
        files.forget(key);
    }
}
