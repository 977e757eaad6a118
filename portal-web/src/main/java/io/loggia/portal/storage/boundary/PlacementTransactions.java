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
    public boolean complete(String key, String server) {
        return files.complete(key, server);
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
    public boolean giveUp(String key, String server) {
        return files.giveUp(key, server);
    }

    @Override
    public void release(String key, String server) {
        files.release(key, server);
    }

    @Override
    public void renew(String key, String server) {
        files.renew(key, server);
    }

    @Override
    public void forget(String key, String server) {
        files.forget(key, server);
    }
}
