package io.loggia.portal.storage.control;

import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.storage.control.CapacityForecast.Point;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.entity.CapacitySample;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** How full the storage was from day to day, and what follows from it. */
@ApplicationScoped
public class Capacity {

    private static final String SOURCES = "sources";

    /** Longer ago, another rate of uploads may have been usual. */
    private static final int BASIS_DAYS = 90;

    private static final int SHOWN_DAYS = 365;
    private static final int KEPT_DAYS = 1100;
    private static final int PAGE = 1000;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private MediaStore store;

    @Inject
    private PlacedFiles placed;

    @Inject
    private PlacementLedger ledger;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    /** What lies in the working folder. */
    public record Kinds(long originals, long renditions, long pictures) {}

    /** What was uploaded and what was made of it, wherever it lies; what lies in both stores counts once. */
    public record Ladder(long uploaded, long made) {}

    /** What a look found. */
    public record Measured(Kinds kinds, Ladder ladder) {}

    /** A day. */
    public record Sample(
            LocalDate day, long totalBytes, long freeBytes, Kinds kinds, long elsewhereBytes, Ladder ladder) {}

    /** Walks through all that is stored; wants no transaction. */
    public Measured measure() {
        Kinds here = new Kinds(store.bytesOf(SOURCES), store.bytesOf("renditions"), store.bytesOf("stills"));
        return new Measured(here, ladder(here, store, ledger));
    }

    static Ladder ladder(Kinds here, MediaStore store, PlacementLedger ledger) {
        long uploaded = here.originals();
        long made = here.renditions() + here.pictures();
        @Nullable String after = null;
        List<Placed> page;
        do {
            page = ledger.page(after, PAGE);
            for (Placed file : page) {
                long more = file.complete() ? bytesOnlyThere(file, store) : 0;
                if (file.key().startsWith(SOURCES + "/")) {
                    uploaded += more;
                } else {
                    made += more;
                }
                after = file.key();
            }
        } while (page.size() == PAGE);
        return new Ladder(uploaded, made);
    }

    private static long bytesOnlyThere(Placed file, MediaStore store) {
        return Math.max(0, file.content().bytes() - store.bytesOf(file.folder().orElse(file.key())));
    }

    /** Writes today down. Wants the caller's transaction. */
    public void write(Measured measured) {
        Kinds kinds = measured.kinds();
        CapacitySample sample = entities.find(CapacitySample.class, today());
        if (sample == null) {
            sample = new CapacitySample(today());
            entities.persist(sample);
        }
        sample.fileSystem(store.totalBytes(), store.usableBytes());
        sample.kinds(
                kinds.originals(),
                kinds.renditions(),
                kinds.pictures(),
                placed.total().bytes());
        sample.ladder(measured.ladder().uploaded(), measured.ladder().made());
        entities.createQuery("delete from CapacitySample s where s.day < :then")
                .setParameter("then", today().minusDays(KEPT_DAYS))
                .executeUpdate();
    }

    /** Of the last year, in the order of days. */
    public List<Sample> samples() {
        return entities
                .createQuery("select s from CapacitySample s where s.day >= :then order by s.day", CapacitySample.class)
                .setParameter("then", today().minusDays(SHOWN_DAYS))
                .getResultList()
                .stream()
                .map(sample -> new Sample(
                        sample.day(),
                        sample.totalBytes(),
                        sample.freeBytes(),
                        new Kinds(sample.originalsBytes(), sample.renditionsBytes(), sample.picturesBytes()),
                        sample.elsewhereBytes(),
                        new Ladder(sample.uploadedBytes(), sample.madeBytes())))
                .toList();
    }

    /** Of the last months. The reserve is nothing that media may have, so full is what is left without it. */
    public CapacityForecast forecast(List<Sample> samples) {
        LocalDate then = today().minusDays(BASIS_DAYS);
        return CapacityForecast.of(samples.stream()
                .filter(sample -> !sample.day().isBefore(then))
                .map(sample -> new Point(
                        sample.day(),
                        sample.totalBytes() - sample.freeBytes(),
                        sample.totalBytes() - platform.storageReserveBytes))
                .toList());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
