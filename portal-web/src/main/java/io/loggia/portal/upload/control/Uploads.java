package io.loggia.portal.upload.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.UploadId;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.catalog.control.UploadedBytes;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.People.PersonInfo;
import io.loggia.portal.storage.control.Room;
import io.loggia.portal.upload.control.Shares.Share;
import io.loggia.portal.upload.entity.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** The rows of uploads. Every change wants the caller's transaction. */
@ApplicationScoped
public class Uploads {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Revisions revisions;

    @Inject
    private UploadedBytes uploaded;

    @Inject
    private People people;

    @Inject
    private Departments departments;

    @Inject
    private UploadQuotas quotas;

    @Inject
    @ConfigProperties
    private UploadConfig config;

    public UploadRef create(Viewer owner, long length, UploadMetadata metadata, Instant expiresAt) {
        Revisions.NewRevision revision =
                revisions.create(owner, metadata.fileName(), metadata.title(), metadata.channel(), metadata.replaces());
        Upload upload = new Upload(
                UploadId.random(), owner.id(), revision.mediaId(), revision.revisionId(), length, Instant.now());
        upload.describe(metadata.fileName(), metadata.raw());
        upload.setExpiresAt(expiresAt);
        entities.persist(upload);
        return toRef(upload);
    }

    public UploadRef read(UploadId id) {
        Upload upload = entities.find(Upload.class, id.value());
        if (upload == null) {
            throw UploadIntake.notFound();
        }
        return toRef(upload);
    }

    public UploadLedger.Promised promised(PersonId person) {
        Object[] open = entities.createQuery(
                        "select sum(u.total), sum(u.received) from Upload u where u.state = :receiving", Object[].class)
                .setParameter("receiving", Upload.State.RECEIVING)
                .getSingleResult();
        Long unfinished = entities.createQuery(
                        "select count(u) from Upload u where u.state = :receiving and u.ownerId = :person", Long.class)
                .setParameter("receiving", Upload.State.RECEIVING)
                .setParameter("person", person.value())
                .getSingleResult();
        long total = number(open[0]);
        return new UploadLedger.Promised(
                new Room.Promised(total - number(open[1]), total + uploaded.toEncode()), unfinished);
    }

    public Shares shares(Viewer person) {
        Quotas known = quotas.read();
        if (!known.bind()) {
            return Shares.UNBOUND;
        }
        Map<PersonId, Long> bytes = counted();
        Collection<PersonInfo> owners = people.infos(bytes.keySet()).values();
        DepartmentId department = person.department();
        return new Shares(
                new Share(bytes.getOrDefault(person.id(), 0L), known.of(person.id())),
                department == null
                        ? List.of()
                        : departments.upwards(department).stream()
                                .map(above -> new Share(
                                        DepartmentUse.of(departments.subtree(above), bytes, owners), known.of(above)))
                                .toList());
    }

    /** The bytes of each person that count against quotas: what is kept of their files, and all of what is on its way. */
    public Map<PersonId, Long> counted() {
        Map<PersonId, Long> bytes = new HashMap<>(uploaded.byOwner());
        entities.createQuery(
                        "select u.ownerId, sum(u.total) from Upload u where u.state = :receiving group by u.ownerId",
                        Object[].class)
                .setParameter("receiving", Upload.State.RECEIVING)
                .getResultList()
                .forEach(row -> bytes.merge(new PersonId((UUID) row[0]), number(row[1]), Long::sum));
        return bytes;
    }

    private static long number(@Nullable Object sum) {
        return sum instanceof Number number ? number.longValue() : 0;
    }

    /** Unfinished uploads of a person that can still go on, the newest first. */
    public List<UploadRef> unfinishedOf(PersonId person) {
        return entities.createQuery(
                        "select u from Upload u where u.ownerId = :person and u.state = :receiving"
                                + " and u.expiresAt > :now order by u.createdAt desc",
                        Upload.class)
                .setParameter("person", person.value())
                .setParameter("receiving", Upload.State.RECEIVING)
                .setParameter("now", Instant.now())
                .getResultStream()
                .map(Uploads::toRef)
                .toList();
    }

    /** Uploads of anybody that are begun and not complete. */
    public long underWay() {
        return entities.createQuery("select count(u) from Upload u where u.state = :receiving", Long.class)
                .setParameter("receiving", Upload.State.RECEIVING)
                .getSingleResult();
    }

    /** Uploads that wait for no client: all bytes there but not handed on, or expired. */
    public List<UploadId> stalled() {
        return entities.createQuery(
                        "select u from Upload u where u.state = :receiving"
                                + " and (u.received = u.total or u.expiresAt <= :now)",
                        Upload.class)
                .setParameter("receiving", Upload.State.RECEIVING)
                .setParameter("now", Instant.now())
                .getResultStream()
                .map(Upload::id)
                .toList();
    }

    /** Whether bytes may lie in storage on behalf of the upload. */
    public boolean isReceiving(UploadId id) {
        Upload upload = entities.find(Upload.class, id.value());
        return upload != null && upload.state() == Upload.State.RECEIVING;
    }

    public boolean claim(UploadId id, UUID writer, long from) {
        return entities.createQuery("update Upload u set u.writer = :writer"
                                + " where u.id = :id and u.received = :from and u.state = :receiving")
                        .setParameter("writer", writer)
                        .setParameter("id", id.value())
                        .setParameter("from", from)
                        .setParameter("receiving", Upload.State.RECEIVING)
                        .executeUpdate()
                == 1;
    }

    public boolean isWriter(UploadId id, UUID writer) {
        return entities.createQuery(
                                "select count(u) from Upload u"
                                        + " where u.id = :id and u.writer = :writer and u.state = :receiving",
                                Long.class)
                        .setParameter("id", id.value())
                        .setParameter("writer", writer)
                        .setParameter("receiving", Upload.State.RECEIVING)
                        .getSingleResult()
                == 1;
    }

    /** As {@link #isWriter}, and it stays so to the end of the caller's transaction. */
    public boolean lockFor(UploadId id, UUID writer) {
        Upload upload = entities.find(Upload.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        return upload != null && upload.isWrittenBy(writer);
    }

    public boolean progress(UploadId id, UUID writer, long from, long to, Instant expiresAt) {
        return entities.createQuery("update Upload u set u.received = :to, u.expiresAt = :expires where u.id = :id"
                                + " and u.writer = :writer and u.received = :from and u.state = :receiving")
                        .setParameter("to", to)
                        .setParameter("expires", expiresAt)
                        .setParameter("id", id.value())
                        .setParameter("writer", writer)
                        .setParameter("from", from)
                        .setParameter("receiving", Upload.State.RECEIVING)
                        .executeUpdate()
                == 1;
    }

    public void finish(UploadId id) {
        Upload upload = lock(id);
        if (upload.state() == Upload.State.RECEIVING) {
            revisions.sourceStored(upload.revision(), upload.length());
            upload.end(Upload.State.FINISHED, Instant.now().plus(config.remembered));
        }
    }

    public void abandon(UploadId id) {
        Upload upload = lock(id);
        if (upload.state() == Upload.State.RECEIVING) {
            upload.end(Upload.State.GONE, Instant.now().plus(config.remembered));
            revisions.abandon(upload.revision());
        }
    }

    /** The item is being deleted: what still comes in for it is given up. */
    public void abandonAllOf(MediaId media) {
        entities.createQuery("select u from Upload u where u.mediaId = :media and u.state = :receiving", Upload.class)
                .setParameter("media", media.value())
                .setParameter("receiving", Upload.State.RECEIVING)
                .getResultList()
                .forEach(upload -> upload.end(Upload.State.GONE, Instant.now().plus(config.remembered)));
    }

    public void forget(UploadId id) {
        Upload upload = entities.find(Upload.class, id.value());
        if (upload != null) {
            entities.remove(upload);
        }
    }

    /** Forgets what was remembered long enough. */
    public void purge() {
        entities.createQuery("delete from Upload u where u.state <> :receiving and u.expiresAt <= :now")
                .setParameter("receiving", Upload.State.RECEIVING)
                .setParameter("now", Instant.now())
                .executeUpdate();
    }

    private Upload lock(UploadId id) {
        Upload upload = entities.find(Upload.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (upload == null) {
            throw UploadIntake.notFound();
        }
        return upload;
    }

    private static UploadRef toRef(Upload upload) {
        return new UploadRef(
                upload.id(),
                upload.owner(),
                upload.media(),
                upload.revision(),
                upload.fileName(),
                upload.metadata(),
                upload.length(),
                upload.received(),
                upload.state(),
                upload.expiresAt());
    }
}
