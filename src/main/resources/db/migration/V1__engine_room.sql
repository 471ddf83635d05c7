-- Which sets of models and forms were brought into the engine; see ModelDeployer.
create table model_deployment (
    contents      text primary key,
    deployment_id text        not null,
    deployed_at   timestamptz not null default now() -- for reading only: no decision depends on it
);
