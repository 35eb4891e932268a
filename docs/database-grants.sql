-- What the application role may do in the product's database. Run by the owner of the tables after every migration;
-- may be run again at any time. The role adds to the audit trail and the fund ledger and can neither change nor
-- delete there; triggers refuse that to everybody, the owner included.
revoke all on all tables in schema public from yingshang_app;
grant usage on schema public to yingshang_app;
grant select, insert on all tables in schema public to yingshang_app;

-- Rows that follow their process, and what people may edit. Not listed: audit_event, fund_entry, process_step,
-- document, supervision_act, callback, text_note, redemption_material, gathering_plan, random_visit,
-- what happened in an officer's term, and of an evaluation the draw, ballots, answers, scores, publications and points.
-- They are written once.
grant update on
  account,
  account_role,
  assessment,
  assessment_person,
  audit_chain,
  award,
  award_recommendation,
  calendar,
  complaint,
  delivery,
  document_counter,
  enterprise,
  follow_up,
  evaluation_object,
  evaluation_round,
  fund_pool,
  gathering,
  gathering_invitation,
  invitation,
  library_member,
  library_person,
  measure_due,
  measure,
  notification,
  obligation,
  occasion_period,
  officer,
  officer_attendance,
  officer_grade,
  officer_leave,
  officer_permission,
  officer_procedure,
  officer_special_reason,
  officer_submission,
  officer_term,
  officer_violation,
  organisation,
  payment_instruction,
  policy_item,
  questionnaire,
  rating,
  rating_point,
  rating_site,
  redemption,
  reward_line,
  reward_list,
  rotation_plan,
  round_rank,
  scheme,
  scheme_change,
  scheme_organ,
  scheme_record,
  scheme_watch,
  session,
  upload
to yingshang_app;

grant delete on account_role, assessment_person, ballot, officer, officer_file, officer_submission, round_member, round_object, session
to yingshang_app;

-- The migration's own books.
revoke all on kysely_migration, kysely_migration_lock from yingshang_app;
