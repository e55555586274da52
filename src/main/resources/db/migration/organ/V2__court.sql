-- 管辖法院: named in the remedy of the organ's letters; empty until the organ names it.
alter table pub_organ_office add column court text not null default '';
