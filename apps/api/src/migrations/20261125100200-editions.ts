import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The framework as editions: each a document that never changes once it is published. What stays in tables of its own is
 * the register of codes, which facts and links point to and which only grows. See docs/adr/0014.
 */
export class Editions20261125100200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLE);
    await db.query(`
      ALTER TABLE core.frameworks NO FORCE ROW LEVEL SECURITY;
      ${REGISTERS.map((table) => `ALTER TABLE core.${table} NO FORCE ROW LEVEL SECURITY;`).join('\n      ')}
      ${FIRST_EDITION}
      ALTER TABLE core.editions FORCE ROW LEVEL SECURITY;
      DROP TABLE core.frameworks CASCADE;
      ALTER TABLE core.themes ${columns('themes').map(dropped).join(', ')};
      ALTER TABLE core.recommendations ${columns('recommendations').map(dropped).join(', ')};
      ALTER TABLE core.questions ${columns('questions').map(dropped).join(', ')};
      ${REGISTERS.map((table) => `ALTER TABLE core.${table} FORCE ROW LEVEL SECURITY;`).join('\n      ')}
    `);
    await db.query(GUARDS);
    await db.query(POLICIES);
    await db.query(`
      ALTER TABLE audit.events DROP CONSTRAINT events_action_check,
        ADD CHECK (action ~ '^(activity|export|account|framework)[.][a-z-]{1,40}$');
      GRANT CREATE ON SCHEMA audit TO rdrr_keeper;
      SET LOCAL ROLE rdrr_keeper;
      ${TRAIL}
      SET LOCAL ROLE rdrr_owner;
      REVOKE CREATE ON SCHEMA audit FROM rdrr_keeper;
      CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON core.editions
        FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION audit.of_edition();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER audit ON core.editions;
      DROP FUNCTION audit.of_edition();
      ${REGISTERS.map(
        (table) => `
      REVOKE INSERT ON core.${table} FROM rdrr_keeper;
      DROP POLICY registers ON core.${table};
      DROP POLICY loader ON core.${table};
      GRANT INSERT, UPDATE, DELETE ON core.${table} TO rdrr_loader;
      CREATE POLICY loader ON core.${table} FOR ALL TO rdrr_loader
        USING ((SELECT app.s_loads())) WITH CHECK ((SELECT app.s_loads()));
      ALTER TABLE core.${table} NO FORCE ROW LEVEL SECURITY;`,
      ).join('')}
      CREATE TABLE core.frameworks (
        code              text COLLATE "C" PRIMARY KEY,
        version           text NOT NULL,
        title             jsonb NOT NULL CHECK (core.is_translated(title)),
        status            jsonb NOT NULL,
        compiled_on       date NOT NULL,
        source            jsonb NOT NULL,
        disclaimer        jsonb NOT NULL CHECK (core.is_translated(disclaimer)),
        provenance_legend jsonb NOT NULL
      );
      ALTER TABLE core.themes ${columns('themes').map(added).join(', ')};
      ALTER TABLE core.recommendations ${columns('recommendations').map(added).join(', ')};
      ALTER TABLE core.questions ${columns('questions').map(added).join(', ')};
      ALTER TABLE core.editions NO FORCE ROW LEVEL SECURITY;
      ${FORMER_TABLES}
      ALTER TABLE core.themes ${columns('themes').map(required).join(', ')}, ADD FOREIGN KEY (framework) REFERENCES core.frameworks;
      CREATE INDEX themes_framework ON core.themes (framework);
      ALTER TABLE core.recommendations ${columns('recommendations').map(required).join(', ')};
      ALTER TABLE core.questions ${columns('questions').map(required).join(', ')};
      ${REGISTERS.map((table) => `ALTER TABLE core.${table} FORCE ROW LEVEL SECURITY;`).join('\n      ')}
      ALTER TABLE core.frameworks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      GRANT SELECT ON core.frameworks TO rdrr_api, rdrr_keeper;
      GRANT SELECT, INSERT, UPDATE, DELETE ON core.frameworks TO rdrr_loader;
      CREATE POLICY readers ON core.frameworks FOR SELECT TO rdrr_api, rdrr_keeper USING ((SELECT app.s_alive()));
      CREATE POLICY loader ON core.frameworks FOR ALL TO rdrr_loader
        USING ((SELECT app.s_loads())) WITH CHECK ((SELECT app.s_loads()));
      CREATE TRIGGER count_change AFTER INSERT OR UPDATE OR DELETE ON core.frameworks
        FOR EACH STATEMENT EXECUTE FUNCTION core.count_change();
      DROP TABLE core.editions;
      DROP FUNCTION core.guard_edition(), core.register_codes();
    `);
  }
}

/** Codes that an edition has ever asked. */
const REGISTERS = ['themes', 'recommendations', 'questions'];

/** What the registers held of wordings, before. */
const WORDINGS: Record<string, Record<string, string>> = {
  themes: {
    framework: 'text COLLATE "C"',
    position: 'smallint CHECK (position >= 1)',
    title: 'jsonb CHECK (core.is_translated(title))',
    description: 'jsonb CHECK (core.is_translated(description))',
    provenance: `text CHECK (provenance IN ('landing-page', 'related', 'paper'))`,
  },
  recommendations: {
    order: 'smallint CHECK ("order" >= 1)',
    title: 'jsonb CHECK (core.is_translated(title))',
    statement: 'jsonb CHECK (core.is_translated(statement))',
    rationale: 'jsonb CHECK (core.is_translated(rationale))',
    source: 'jsonb',
    other_sources: 'jsonb',
    provenance: `text CHECK (provenance IN ('landing-page', 'related', 'paper'))`,
    provenance_note: 'jsonb CHECK (core.is_translated(provenance_note))',
    pillars: 'text[]',
    suggested_activity_types: 'text[]',
    suggested_target_groups: 'text[]',
  },
  questions: { text: 'jsonb CHECK (core.is_translated(text))' },
};
const columns = (table: string) => Object.entries(WORDINGS[table]!);
const dropped = ([name]: [string, string]) => `DROP COLUMN "${name}"`;
const added = ([name, type]: [string, string]) => `ADD COLUMN "${name}" ${type.replace(/ CHECK.*/, '')}`;
const required = ([name, type]: [string, string]) =>
  [
    `ALTER COLUMN "${name}" SET NOT NULL`,
    ...(/CHECK.*/.exec(type) ?? []).map((check) => `ADD ${check}`),
  ].join(', ');

const TABLE = `
  CREATE TABLE core.editions (
    number       smallint PRIMARY KEY CHECK (number >= 1),
    version      int NOT NULL DEFAULT 1,
    -- null: the first, from the beginning
    holds_from   date CHECK ((holds_from IS NULL) = (number = 1)),
    reason       text NOT NULL CHECK (length(reason) <= 500),
    content      jsonb NOT NULL CHECK (jsonb_typeof(content -> 'themes') = 'array'
                                       AND jsonb_typeof(content -> 'recommendations') = 'array'),
    -- What becomes of answers to the edition before; of all before it, once it is published
    crosswalk    jsonb NOT NULL DEFAULT '{"recommendations": [], "questions": []}',
    carried      jsonb NOT NULL DEFAULT '{"recommendations": [], "questions": []}',
    published_at timestamptz,
    changed_by   text NOT NULL DEFAULT app.s_actor(),
    CHECK (number = 1 OR holds_from >= (published_at AT TIME ZONE 'UTC')::date),
    CHECK (published_at IS NULL OR number = 1 OR length(reason) > 0)
  );
  -- One draft at a time
  CREATE UNIQUE INDEX editions_draft ON core.editions ((published_at IS NULL)) WHERE published_at IS NULL;
  ALTER TABLE core.editions ENABLE ROW LEVEL SECURITY;
`;

const FIRST_EDITION = `
  INSERT INTO core.editions (number, reason, published_at, changed_by, content)
  SELECT 1, 'Loaded from the data pack', now(), 'Data pack', jsonb_build_object(
           'code', w.code, 'version', w.version, 'title', w.title, 'status', w.status, 'compiledOn', w.compiled_on,
           'source', w.source, 'disclaimer', w.disclaimer, 'provenanceLegend', w.provenance_legend,
           'themes', (SELECT jsonb_agg(jsonb_build_object('code', t.code, 'title', t.title, 'description', t.description,
                                                          'provenance', t.provenance) ORDER BY t.position)
                        FROM core.themes t),
           'recommendations', (
             SELECT jsonb_agg(jsonb_build_object(
                      'code', r.code, 'theme', r.theme, 'order', r."order", 'title', r.title, 'statement', r.statement,
                      'rationale', r.rationale, 'source', r.source, 'otherSources', r.other_sources,
                      'provenance', r.provenance, 'provenanceNote', r.provenance_note, 'pillars', r.pillars,
                      'suggestedActivityTypes', r.suggested_activity_types,
                      'suggestedTargetGroups', r.suggested_target_groups,
                      'questions', (SELECT jsonb_agg(jsonb_build_object('code', q.code, 'text', q.text) ORDER BY q.code)
                                      FROM core.questions q WHERE q.recommendation = r.code)) ORDER BY r."order")
               FROM core.recommendations r))
    FROM core.frameworks w LIMIT 1;
`;

/** Of each code, what the last edition that has it says. */
const FORMER_TABLES = `
  INSERT INTO core.frameworks
  SELECT c ->> 'code', c ->> 'version', c -> 'title', c -> 'status', (c ->> 'compiledOn')::date, c -> 'source',
         c -> 'disclaimer', c -> 'provenanceLegend'
    FROM (SELECT content AS c FROM core.editions WHERE published_at IS NOT NULL ORDER BY number DESC LIMIT 1) e;
  UPDATE core.themes k SET framework = (SELECT code FROM core.frameworks), position = l.place, title = l.t -> 'title',
         description = l.t -> 'description', provenance = l.t ->> 'provenance'
    FROM (SELECT DISTINCT ON (t ->> 'code') t, place FROM core.editions e, jsonb_array_elements(e.content -> 'themes')
            WITH ORDINALITY each(t, place) WHERE e.published_at IS NOT NULL ORDER BY t ->> 'code', e.number DESC) l
   WHERE k.code = l.t ->> 'code';
  UPDATE core.recommendations k SET "order" = (r ->> 'order')::smallint, title = r -> 'title',
         statement = r -> 'statement', rationale = r -> 'rationale', source = r -> 'source',
         other_sources = r -> 'otherSources', provenance = r ->> 'provenance', provenance_note = r -> 'provenanceNote',
         pillars = ARRAY(SELECT jsonb_array_elements_text(r -> 'pillars')),
         suggested_activity_types = ARRAY(SELECT jsonb_array_elements_text(r -> 'suggestedActivityTypes')),
         suggested_target_groups = ARRAY(SELECT jsonb_array_elements_text(r -> 'suggestedTargetGroups'))
    FROM (SELECT DISTINCT ON (r ->> 'code') r FROM core.editions e, jsonb_array_elements(e.content -> 'recommendations') r
           WHERE e.published_at IS NOT NULL ORDER BY r ->> 'code', e.number DESC) l
   WHERE k.code = l.r ->> 'code';
  UPDATE core.questions k SET text = l.q -> 'text'
    FROM (SELECT DISTINCT ON (q ->> 'code') q
            FROM core.editions e, jsonb_array_elements(e.content -> 'recommendations') r,
                 jsonb_array_elements(r -> 'questions') q
           WHERE e.published_at IS NOT NULL ORDER BY q ->> 'code', e.number DESC) l
   WHERE k.code = l.q ->> 'code';
`;

const GUARDS = `
  CREATE FUNCTION core.guard_edition() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      NEW.version := OLD.version + 1;
      NEW.changed_by := app.s_actor();
    END IF;
    IF NEW.published_at IS NOT NULL THEN
      NEW.published_at := coalesce(OLD.published_at, now());
      IF NEW.holds_from < (SELECT max(e.holds_from) FROM core.editions e WHERE e.number < NEW.number) THEN
        RAISE EXCEPTION 'the edition before holds from a later day' USING errcode = '23514';
      END IF;
    END IF;
    RETURN NEW;
  END $$;

  -- A code that is there already is not written again: writing it would use up one of the 1,024 numbers.
  CREATE FUNCTION core.register_codes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    INSERT INTO core.themes (code) SELECT t ->> 'code' FROM jsonb_array_elements(NEW.content -> 'themes') t
     WHERE NOT EXISTS (SELECT FROM core.themes k WHERE k.code = t ->> 'code');
    INSERT INTO core.recommendations (code, theme)
    SELECT r ->> 'code', r ->> 'theme' FROM jsonb_array_elements(NEW.content -> 'recommendations') WITH ORDINALITY a(r, place)
     WHERE NOT EXISTS (SELECT FROM core.recommendations k WHERE k.code = r ->> 'code') ORDER BY place;
    INSERT INTO core.questions (code, recommendation)
    SELECT q ->> 'code', r ->> 'code'
      FROM jsonb_array_elements(NEW.content -> 'recommendations') r, jsonb_array_elements(r -> 'questions') q
     WHERE NOT EXISTS (SELECT FROM core.questions k WHERE k.code = q ->> 'code');
    RETURN NULL;
  END $$;
  REVOKE EXECUTE ON FUNCTION core.guard_edition(), core.register_codes() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION core.guard_edition() TO rdrr_api, rdrr_loader;

  CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON core.editions FOR EACH ROW EXECUTE FUNCTION core.guard_edition();
  CREATE TRIGGER register AFTER INSERT OR UPDATE ON core.editions
    FOR EACH ROW WHEN (NEW.published_at IS NOT NULL) EXECUTE FUNCTION core.register_codes();
  CREATE TRIGGER count_change AFTER INSERT OR UPDATE OR DELETE ON core.editions
    FOR EACH STATEMENT EXECUTE FUNCTION core.count_change();
  GRANT CREATE ON SCHEMA core TO rdrr_keeper;
  ALTER FUNCTION core.register_codes() OWNER TO rdrr_keeper;
  REVOKE CREATE ON SCHEMA core FROM rdrr_keeper;
`;

const POLICIES = `
  ${REGISTERS.map(
    (table) => `
  DROP POLICY loader ON core.${table};
  REVOKE INSERT, UPDATE, DELETE ON core.${table} FROM rdrr_loader;
  CREATE POLICY loader ON core.${table} FOR SELECT TO rdrr_loader USING ((SELECT app.s_loads()));
  GRANT INSERT ON core.${table} TO rdrr_keeper;
  CREATE POLICY registers ON core.${table} FOR INSERT TO rdrr_keeper WITH CHECK (pg_trigger_depth() > 0);`,
  ).join('')}

  -- What is published stays as it is; but the pack may mend the first edition as long as it is the only one.
  GRANT SELECT, INSERT, UPDATE, DELETE ON core.editions TO rdrr_api;
  GRANT SELECT, INSERT, UPDATE ON core.editions TO rdrr_loader;
  CREATE POLICY readers ON core.editions FOR SELECT TO rdrr_api
    USING ((SELECT app.s_alive()) AND (published_at IS NOT NULL OR (SELECT app.s_administers())));
  CREATE POLICY drafting ON core.editions FOR INSERT TO rdrr_api
    WITH CHECK ((SELECT app.s_administers()) AND published_at IS NULL AND number > 1);
  CREATE POLICY writing ON core.editions FOR UPDATE TO rdrr_api
    USING ((SELECT app.s_administers()) AND published_at IS NULL) WITH CHECK ((SELECT app.s_administers()));
  CREATE POLICY discarding ON core.editions FOR DELETE TO rdrr_api
    USING ((SELECT app.s_administers()) AND published_at IS NULL);
  CREATE POLICY loader_reads ON core.editions FOR SELECT TO rdrr_loader USING ((SELECT app.s_loads()));
  CREATE POLICY loader_adds ON core.editions FOR INSERT TO rdrr_loader
    WITH CHECK ((SELECT app.s_loads()) AND number = 1);
  CREATE POLICY loader_changes ON core.editions FOR UPDATE TO rdrr_loader
    USING ((SELECT app.s_loads()) AND number = 1);
`;

const TRAIL = `
  CREATE FUNCTION audit.of_edition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN
    INSERT INTO audit.events (action, detail)
    VALUES ('framework.' || CASE
              WHEN TG_OP = 'DELETE' THEN 'discarded'
              WHEN NEW.published_at IS NULL THEN CASE TG_OP WHEN 'INSERT' THEN 'drafted' ELSE 'changed' END
              WHEN TG_OP = 'UPDATE' AND OLD.published_at IS NOT NULL THEN 'changed'
              ELSE 'published' END,
            jsonb_build_object('edition', coalesce(NEW.number, OLD.number)));
    RETURN NULL;
  END $$;
  REVOKE EXECUTE ON FUNCTION audit.of_edition() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION audit.of_edition() TO rdrr_owner;
`;
