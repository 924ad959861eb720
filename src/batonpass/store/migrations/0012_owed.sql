-- An hour by which an answer by mail or a call is owed is a promise too. It is the shop's own rule,
-- no estimate: it stands in the ledger, and the model of waits is not asked of it.

ALTER TABLE promises DROP CONSTRAINT promises_model_check;
ALTER TABLE promises ADD CONSTRAINT promises_model_check CHECK (model IN ('cold', 'warm', 'rule'));
DROP TRIGGER line_asked ON promises;
CREATE TRIGGER line_asked AFTER INSERT ON promises FOR EACH ROW
    WHEN (NEW.truth IS NULL AND NEW.model <> 'rule') EXECUTE FUNCTION line_of_promise();
